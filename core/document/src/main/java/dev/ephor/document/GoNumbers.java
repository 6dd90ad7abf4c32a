package dev.ephor.document;

import java.math.BigDecimal;

/** Doubles in the text form that Go's encoding/json gives them, which users see in reports. */
final class GoNumbers {
  private static final double PLAIN_MIN = 1e-6;
  private static final double PLAIN_MAX = 1e21;

  private GoNumbers() {}

  static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    double size = Math.abs(value);
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (size >= PLAIN_MIN && size < PLAIN_MAX) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = value < 0 ? "-" : "";
    String exponentSign = exponent < 0 ? "-" : "+";
    String exponentDigits = String.valueOf(Math.abs(exponent));
    if (exponentDigits.length() < 2 && exponent > 0) {
      exponentDigits = "0" + exponentDigits;
    }
    return sign + digits.charAt(0) + fraction + "e" + exponentSign + exponentDigits;
  }
}
