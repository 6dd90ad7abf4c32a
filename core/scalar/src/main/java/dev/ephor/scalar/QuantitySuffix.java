package dev.ephor.scalar;

/** The suffix letters of quantities by their power of 1000 or 1024. */
final class QuantitySuffix {
  static final int LARGEST_DECIMAL = 6;
  static final int LARGEST_BINARY = 6;

  /** Power that stands for no suffix of this kind. */
  static final int NONE = Integer.MIN_VALUE;

  private static final int SMALLEST_DECIMAL = -3;
  private static final String DECIMAL = "num\0kMGTPE";
  private static final String BINARY = "\0KMGTPE";

  private QuantitySuffix() {}

  /** Suffix for a power of 1000 from -3 to 6. */
  static String decimal(int thousands) {
    return thousands == 0 ? "" : String.valueOf(DECIMAL.charAt(thousands - SMALLEST_DECIMAL));
  }

  /** Suffix for a power of 1024 from 0 to 6. */
  static String binary(int steps) {
    return steps == 0 ? "" : BINARY.charAt(steps) + "i";
  }

  static int decimalPower(char letter) {
    int at = letter == 0 ? -1 : DECIMAL.indexOf(letter);
    return at < 0 ? NONE : at + SMALLEST_DECIMAL;
  }

  static int binaryPower(char letter) {
    int at = letter == 0 ? -1 : BINARY.indexOf(letter);
    return at < 0 ? NONE : at;
  }
}
