package dev.ephor.scalar;

/** Arithmetic of a {@code long} with a power of ten. */
final class SmallDecimal {
  /** Result of an operation whose value does not fit; never a valid result itself. */
  static final long OVERFLOW = Long.MIN_VALUE;

  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private SmallDecimal() {}

  /** {@code digits} times ten to the {@code power} (at least 0), or {@link #OVERFLOW}. */
  static long scaleUp(long digits, int power) {
    if (power == 0 || digits == 0) {
      return digits;
    }
    if (power >= POWERS.length) {
      return OVERFLOW;
    }
    return multiply(digits, POWERS[power]);
  }

  static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return (high == 0 && low >= 0) || (high == -1 && low < 0) ? low : OVERFLOW;
  }
}
