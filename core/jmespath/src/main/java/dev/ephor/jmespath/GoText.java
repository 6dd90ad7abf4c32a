package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.math.BigDecimal;

/**
 * Values in the form of Go's {@code %v}, in which messages about arguments quote them; shortened
 * where they are long.
 */
final class GoText {
  private static final int LENGTH_MAX = 500;
  private static final int PLAIN_EXPONENT_MIN = -4;
  private static final int PLAIN_EXPONENT_MAX = 5;

  private final StringBuilder out = new StringBuilder();

  private GoText() {}

  static String of(Value value) {
    if (!(value instanceof Node node)) {
      return value.toString();
    }
    GoText text = new GoText();
    text.write(node);
    if (text.out.length() <= LENGTH_MAX) {
      return text.out.toString();
    }
    return text.out.substring(0, LENGTH_MAX) + "...";
  }

  private void write(Node node) {
    switch (node) {
      case NullNode _ -> out.append("<nil>");
      case BoolNode bool -> out.append(bool.value());
      case NumberNode number -> out.append(number(number.doubleValue()));
      case StringNode(String text) -> out.append(text, 0, Math.min(text.length(), LENGTH_MAX + 1));
      case ArrayNode array -> {
        out.append('[');
        for (int i = 0; i < array.size() && out.length() <= LENGTH_MAX; i++) {
          out.append(i == 0 ? "" : " ");
          write(array.get(i));
        }
        out.append(']');
      }
      case ObjectNode object -> {
        out.append("map[");
        int[] members = KeyOrder.of(object);
        for (int i = 0; i < members.length && out.length() <= LENGTH_MAX; i++) {
          out.append(i == 0 ? "" : " ").append(object.key(members[i])).append(':');
          write(object.value(members[i]));
        }
        out.append(']');
      }
    }
  }

  /**
   * Shortest digits; an exponent below 1e-4 and from 1e6 on, for fractions and what is beyond 64
   * bits.
   */
  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + power + Math.abs(exponent);
  }
}
