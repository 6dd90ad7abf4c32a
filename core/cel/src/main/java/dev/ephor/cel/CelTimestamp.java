package dev.ephor.cel;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * A point in time between the years 1 and 9999, as CEL allows.
 *
 * @param seconds since 1970-01-01T00:00:00Z
 * @param nanos of the second, from 0 to 999,999,999
 */
public record CelTimestamp(long seconds, int nanos) implements CelValue, Comparable<CelTimestamp> {
  private static final long SECONDS_MIN = -62135596800L;
  private static final long SECONDS_MAX = 253402300799L;

  public CelTimestamp {
    if (!isInRange(seconds)) {
      throw new IllegalArgumentException("timestamp out of range: " + seconds);
    }
  }

  static boolean isInRange(long seconds) {
    return seconds >= SECONDS_MIN && seconds <= SECONDS_MAX;
  }

  /** The instant; it must lie within the years 1 to 9999. */
  public static CelTimestamp of(Instant instant) {
    return new CelTimestamp(instant.getEpochSecond(), instant.getNano());
  }

  public Instant toInstant() {
    return Instant.ofEpochSecond(seconds, nanos);
  }

  @Override
  public int compareTo(CelTimestamp that) {
    int bySeconds = Long.compare(seconds, that.seconds);
    return bySeconds != 0 ? bySeconds : Integer.compare(nanos, that.nanos);
  }

  /** RFC 3339 in UTC, with as many digits of the second as needed. */
  @Override
  public String toString() {
    String whole = DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochSecond(seconds));
    if (nanos == 0) {
      return whole;
    }
    int digits = 9;
    int fraction = nanos;
    while (fraction % 10 == 0) {
      fraction /= 10;
      digits--;
    }
    String padded = "0".repeat(digits - Integer.toString(fraction).length()) + fraction;
    return whole.substring(0, whole.length() - 1) + "." + padded + "Z";
  }
}
