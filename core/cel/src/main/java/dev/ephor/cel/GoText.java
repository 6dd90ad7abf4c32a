package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.Value;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers and quoted text in the forms that Go prints, which CEL's results and errors show. */
final class GoText {
  private GoText() {}

  /** Shortest digits, with an exponent below 1e-4 and from 1e6 on. */
  static String formatDouble(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return decimal.toPlainString();
    }
    return exponential(decimal, exponent);
  }

  private static String exponential(BigDecimal decimal, int exponent) {
    String digits = decimal.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = String.valueOf(Math.abs(exponent));
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (power.length() < 2 ? "0" + power : power);
  }

  static Value parseDouble(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return FloatNode.of(
          lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (unsigned.equals("nan")) {
      return FloatNode.of(Double.NaN);
    }
    boolean isPlain =
        !unsigned.isEmpty()
            && unsigned.chars().allMatch(c -> (c >= '0' && c <= '9') || ".e+-".indexOf(c) >= 0);
    if (isPlain) {
      try {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value)
            ? CelError.conversion("string", "double")
            : FloatNode.of(value);
      } catch (NumberFormatException _) {
        return CelError.conversion("string", "double");
      }
    }
    return CelError.conversion("string", "double");
  }

  /** A string literal of Go: printable characters as they are, the rest escaped. */
  static String quote(String text) {
    return isPlain(text) ? '"' + text + '"' : escaped(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case 11 -> out.append("\\v");
            default -> {
              if (c < ' ' || c == 0x7f) {
                out.append(String.format(Locale.ROOT, "\\x%02x", c));
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }
}
