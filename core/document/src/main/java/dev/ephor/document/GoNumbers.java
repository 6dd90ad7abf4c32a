package dev.ephor.document;

import java.math.BigDecimal;

/**
 * Floating-point numbers in the text forms that Go gives them, which users see in reports, messages
 * and results of expressions. All have the shortest digits that read back as the same number.
 */
public final class GoNumbers {
  private static final double PLAIN_MIN = 1e-6;
  private static final double PLAIN_MAX = 1e21;

  /** {@code %g} with the shortest digits turns to an exponent below 1e-4 and from 1e6 on. */
  private static final int PLAIN_EXPONENT_MIN = -4;

  private static final int PLAIN_EXPONENT_MAX = 5;

  private GoNumbers() {}

  /**
   * The form of a number that is an object's key in YAML: {@code %g} of a 32-bit float, as
   * sigs.k8s.io/yaml writes it.
   */
  static String formatFloat32(double value) {
    if ((float) value == 0) {
      return zero(value);
    }
    if (Float.isInfinite((float) value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    return general(new BigDecimal(Float.toString((float) value)));
  }

  /** Go's {@code %g}: {@code 0.5}, {@code 100000}, {@code 1e+06}. */
  public static String formatG(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    return value == 0 ? zero(value) : general(decimal(value));
  }

  /** Go's {@code %E}: {@code 2.5E+09}, with one digit before the point; zero without its sign. */
  public static String formatE(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    return value == 0 ? "0E+00" : exponential(decimal(value), 'E', 2);
  }

  /** The form of Go's {@code encoding/json}. */
  static String format(double value) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    if (value == 0) {
      return zero(value);
    }
    double size = Math.abs(value);
    // Of small exponents it cuts the leading zero off, of large ones it keeps it.
    return size >= PLAIN_MIN && size < PLAIN_MAX
        ? decimal(value).toPlainString()
        : exponential(decimal(value), 'e', size < 1 ? 1 : 2);
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  }

  private static String zero(double value) {
    return 1 / value < 0 ? "-0" : "0";
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros();
  }

  private static String general(BigDecimal value) {
    BigDecimal decimal = value.stripTrailingZeros();
    int exponent = exponent(decimal);
    return exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX
        ? decimal.toPlainString()
        : exponential(decimal, 'e', 2);
  }

  private static int exponent(BigDecimal decimal) {
    return decimal.precision() - 1 - decimal.scale();
  }

  private static String exponential(BigDecimal decimal, char mark, int exponentDigits) {
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = exponent(decimal);
    String power = Integer.toString(Math.abs(exponent));
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + mark
        + (exponent < 0 ? '-' : '+')
        + "0".repeat(Math.max(0, exponentDigits - power.length()))
        + power;
  }
}
