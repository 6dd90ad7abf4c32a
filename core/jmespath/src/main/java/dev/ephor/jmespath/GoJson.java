package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;

/**
 * Writes JSON as Go's encoding/json does: sorted keys, no blanks, and the characters that HTML
 * minds escaped. Policies compare such texts, so each character matters.
 */
final class GoJson {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final JmesBudget budget;

  private GoJson(JmesBudget budget) {
    this.budget = budget;
  }

  /** Text of a value that is known to be small, such as a literal of the expression. */
  static String textOf(Node node) {
    return text(node, JmesBudget.of(JmesLimits.DEFAULT));
  }

  /** Pays for each value and character; when the budget is spent the text is not complete. */
  static String text(Node node, JmesBudget budget) {
    GoJson json = new GoJson(budget);
    json.write(node);
    return json.out.toString();
  }

  private void write(Node node) {
    if (!budget.spend(1)) {
      return;
    }
    switch (node) {
      case NullNode _ -> out.append("null");
      case BoolNode bool -> out.append(bool.value());
      case NumberNode number -> out.append(number);
      case StringNode(String text) -> string(text);
      case ArrayNode array -> {
        out.append('[');
        for (int i = 0; i < array.size() && !budget.isSpent(); i++) {
          out.append(i == 0 ? "" : ",");
          write(array.get(i));
        }
        out.append(']');
      }
      case ObjectNode object -> {
        out.append('{');
        int[] members = KeyOrder.of(object);
        for (int i = 0; i < members.length && !budget.isSpent(); i++) {
          out.append(i == 0 ? "" : ",");
          string(object.key(members[i]));
          out.append(':');
          write(object.value(members[i]));
        }
        out.append('}');
      }
    }
  }

  private void string(String text) {
    // Before it is written: escaping alone may make a text several times as long.
    if (!budget.spend(text.length())) {
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
        default -> {
          if (c < ' ') {
            unicode(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void unicode(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 0xf));
    }
  }
}
