package dev.ephor.scalar;

import java.util.Optional;

/** Reads a duration: an optional sign and numbers with units, such as {@code -1h2.5s}. */
final class GoDurationReader {
  /** 2^63 read as unsigned: the size of the longest negative duration. */
  private static final long LIMIT = Long.MIN_VALUE;

  /** No valid part; larger than the limit when read as unsigned. */
  private static final long BAD = -1;

  private final String text;
  private int at;

  private GoDurationReader(String text, int at) {
    this.text = text;
    this.at = at;
  }

  static Optional<GoDuration> read(String text) {
    int start = 0;
    boolean negative = false;
    if (!text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+')) {
      negative = text.charAt(0) == '-';
      start = 1;
    }
    if (start == text.length()) {
      return Optional.empty();
    }
    if (text.length() == start + 1 && text.charAt(start) == '0') {
      return Optional.of(GoDuration.ZERO);
    }
    GoDurationReader reader = new GoDurationReader(text, start);
    // INVARIANT: the sum stays at most 2^63 (read as unsigned), which only a negative one may be.
    long sum = 0;
    while (reader.at < text.length()) {
      long part = reader.part();
      if (Long.compareUnsigned(part, LIMIT - sum) > 0) {
        return Optional.empty();
      }
      sum += part;
    }
    if (sum == LIMIT && !negative) {
      return Optional.empty();
    }
    return Optional.of(new GoDuration(negative ? -sum : sum));
  }

  /** One number with its unit in nanoseconds, unsigned up to 2^63; {@link #BAD} when not valid. */
  private long part() {
    long whole = 0;
    int wholeStart = at;
    while (isDigit()) {
      if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, 10)) > 0) {
        return BAD;
      }
      whole = 10 * whole + (text.charAt(at) - '0');
      if (Long.compareUnsigned(whole, LIMIT) > 0) {
        return BAD;
      }
      at++;
    }
    int digits = at - wholeStart;
    long fraction = 0;
    double fractionScale = 1;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      int fractionStart = at;
      // Digits beyond what a long holds are dropped: they are far below a nanosecond.
      boolean full = false;
      while (isDigit()) {
        long longer = 10 * fraction + (text.charAt(at) - '0');
        full |= fraction > Long.MAX_VALUE / 10 || longer < 0;
        if (!full) {
          fraction = longer;
          fractionScale *= 10;
        }
        at++;
      }
      digits += at - fractionStart;
    }
    long unit = digits == 0 ? BAD : unit();
    if (unit == BAD || Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
      return BAD;
    }
    long part = whole * unit;
    if (fraction > 0) {
      part += (long) ((double) fraction * ((double) unit / fractionScale));
    }
    return Long.compareUnsigned(part, LIMIT) > 0 ? BAD : part;
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private long unit() {
    int start = at;
    while (at < text.length() && text.charAt(at) != '.' && !isDigit()) {
      at++;
    }
    return switch (text.substring(start, at)) {
      case "ns" -> 1;
      case "us", "\u00b5s", "\u03bcs" -> GoDuration.MICROSECOND;
      case "ms" -> GoDuration.MILLISECOND;
      case "s" -> GoDuration.SECOND;
      case "m" -> GoDuration.MINUTE;
      case "h" -> GoDuration.HOUR;
      default -> BAD;
    };
  }
}
