package dev.ephor.document;

import java.math.BigDecimal;

/** Doubles in the text form that Go's encoding/json gives them, which users see in reports. */
final class GoNumbers {
  private static final double PLAIN_MIN = 1e-6;
  private static final double PLAIN_MAX = 1e21;

  /** Go's %g with the shortest digits turns to an exponent from 1e6 on. */
  private static final int PLAIN_DIGITS = 6;

  private GoNumbers() {}

  /**
   * The form of a number that is an object's key in YAML: {@code %g} of a 32-bit float, as
   * sigs.k8s.io/yaml writes it.
   */
  static String formatFloat32(double value) {
    if ((float) value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (Float.isInfinite((float) value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    return formatG(new BigDecimal(Float.toString((float) value)));
  }

  /** The form of a finite number as value in YAML: {@code %g} of Go, as go-yaml writes it. */
  static String formatYaml(double value) {
    return value == 0 ? format(value) : formatG(new BigDecimal(Double.toString(value)));
  }

  private static String formatG(BigDecimal value) {
    BigDecimal decimal = value.stripTrailingZeros();
    int exponent = decimal.precision() - 1 - decimal.scale();
    if (exponent >= -4 && exponent < PLAIN_DIGITS) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

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
