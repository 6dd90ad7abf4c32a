package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Scalars as texts and texts as numbers, in the forms of Go's strconv package. */
final class GoText {
  private static final int NUMBER_LENGTH_MAX = 400;

  private GoText() {}

  /** Text that a pattern or an operator compares; null for values that have none. */
  static @Nullable String of(@Nullable Node value) {
    return switch (value) {
      case StringNode(String text) -> text;
      case BoolNode bool -> bool.toString();
      case IntNode number -> number.toString();
      case FloatNode number -> exponentForm(number.doubleValue());
      case NullNode _, ArrayNode _, ObjectNode _ -> null;
      case null -> null;
    };
  }

  /** {@code 2.5E+09}: one digit before the point, at least two digits of exponent. */
  static String exponentForm(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0E+00";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String size = Integer.toString(Math.abs(exponent));
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "E-" : "E+")
        + (size.length() < 2 ? "0" + size : size);
  }

  /** Whether the text is a decimal whole number of this value, with or without sign. */
  static boolean isWhole(String text, long wanted) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (start == text.length() || text.length() > NUMBER_LENGTH_MAX) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    try {
      return Long.parseLong(text) == wanted;
    } catch (NumberFormatException _) {
      return false; // beyond 64 bits
    }
  }

  /** Whether the text is a decimal number of this value. */
  static boolean isReal(String text, double wanted) {
    if (text.isEmpty() || text.length() > NUMBER_LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      // Java would also take the suffixes d and f, hexadecimal forms and surrounding spaces.
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    try {
      return Double.parseDouble(text) == wanted;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
