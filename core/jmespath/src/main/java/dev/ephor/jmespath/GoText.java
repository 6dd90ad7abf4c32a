package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/**
 * Values in the form of Go's {@code %v}, in which messages about arguments quote them; shortened
 * where they are long.
 */
final class GoText {
  private static final int LENGTH_MAX = 500;

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
      case NumberNode number -> out.append(GoNumbers.formatG(number.doubleValue()));
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
}
