package dev.ephor.scalar;

import java.util.Optional;

/**
 * A span of time as Go's {@code time.Duration} reads and prints it: {@code 1h30m0s}, {@code 1.5h},
 * {@code -250ms}. Range: 64 bits of nanoseconds, about 292 years either way.
 */
public record GoDuration(long nanos) implements Comparable<GoDuration> {
  public static final GoDuration ZERO = new GoDuration(0);
  public static final GoDuration MAX = new GoDuration(Long.MAX_VALUE);
  public static final GoDuration MIN = new GoDuration(Long.MIN_VALUE);

  static final long MICROSECOND = 1_000;
  static final long MILLISECOND = 1_000 * MICROSECOND;
  static final long SECOND = 1_000 * MILLISECOND;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  public static GoDuration ofSeconds(long seconds) {
    return new GoDuration(Math.multiplyExact(seconds, SECOND));
  }

  /** The duration that {@code text} writes, or empty when it is none or out of range. */
  public static Optional<GoDuration> parse(String text) {
    return GoDurationReader.read(text);
  }

  public double hours() {
    return parts(HOUR);
  }

  public double minutes() {
    return parts(MINUTE);
  }

  public double seconds() {
    return parts(SECOND);
  }

  /** Whole and fraction apart, which is more exact than one division. */
  private double parts(long unit) {
    long whole = nanos / unit;
    double rest = nanos % unit;
    return whole + rest / unit;
  }

  @Override
  public int compareTo(GoDuration other) {
    return Long.compare(nanos, other.nanos);
  }

  /** Go's form: hours, minutes and seconds, or one smaller unit below a second; zero is 0s. */
  @Override
  public String toString() {
    if (nanos == 0) {
      return "0s";
    }
    StringBuilder out = new StringBuilder(24);
    if (nanos < 0) {
      out.append('-');
    }
    // Read as unsigned from here on: the size of the smallest long is no long.
    long size = nanos < 0 ? -nanos : nanos;
    if (Long.compareUnsigned(size, SECOND) < 0) {
      appendSmall(out, size);
      return out.toString();
    }
    long hours = Long.divideUnsigned(size, HOUR);
    long rest = Long.remainderUnsigned(size, HOUR);
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || rest >= MINUTE) {
      out.append(rest / MINUTE).append('m');
    }
    appendFraction(out, rest % MINUTE, SECOND);
    return out.append('s').toString();
  }

  private static void appendSmall(StringBuilder out, long size) {
    if (size < MICROSECOND) {
      out.append(size).append("ns");
    } else if (size < MILLISECOND) {
      appendFraction(out, size, MICROSECOND);
      out.append("µs");
    } else {
      appendFraction(out, size, MILLISECOND);
      out.append("ms");
    }
  }

  private static void appendFraction(StringBuilder out, long size, long unit) {
    out.append(size / unit);
    long fraction = size % unit;
    if (fraction == 0) {
      return;
    }
    String digits = Long.toString(unit + fraction).substring(1);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    out.append('.').append(digits, 0, end);
  }
}
