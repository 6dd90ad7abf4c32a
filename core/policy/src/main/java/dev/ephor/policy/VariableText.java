package dev.ephor.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Text cut into literals and variables. A variable is what stands between two opening and two
 * closing braces; a backslash before the opening ones makes them plain text. Braces of JMESPath's
 * own (multi-select hashes) are counted, those within its strings are not; a variable inside a
 * variable stays part of the outer one's text.
 */
public final class VariableText {
  /** Variables within variables; deeper ones are plain text. */
  private static final int DEPTH_MAX = 8;

  /** Opening braces without closing ones that are looked at, so that the search stays linear. */
  private static final int UNCLOSED_MAX = 64;

  private final String text;

  public VariableText(String text) {
    this.text = text;
  }

  /** A piece of the text. */
  public sealed interface Part {}

  /** Plain text; escaped braces are as they are meant. */
  public record Literal(String text) implements Part {}

  /** What stands between the braces. */
  public record Variable(String text) implements Part {}

  /** Whether the text holds a variable. */
  public boolean nested() {
    return parts().stream().anyMatch(Variable.class::isInstance);
  }

  /** The pieces in their order; at least one. */
  public List<Part> parts() {
    List<Part> out = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    int unclosed = 0;
    while (at < text.length()) {
      if (text.startsWith("\\{{", at)) {
        literal.append("{{");
        at += 3;
        continue;
      }
      boolean opens = unclosed < UNCLOSED_MAX && text.startsWith("{{", at);
      int end = opens ? closing(at + 2, 1) : -1;
      if (end < 0) {
        unclosed += opens ? 1 : 0;
        literal.append(text.charAt(at++));
        continue;
      }
      if (!literal.isEmpty()) {
        out.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
      out.add(new Variable(text.substring(at + 2, end)));
      at = end + 2;
    }
    if (!literal.isEmpty() || out.isEmpty()) {
      out.add(new Literal(literal.toString()));
    }
    return out;
  }

  /** Index of the braces that close a variable whose text begins at {@code from}, or -1. */
  private int closing(int from, int depth) {
    if (depth > DEPTH_MAX) {
      return -1;
    }
    int braces = 0;
    char quote = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("{{", at)) {
        int inner = closing(at + 2, depth + 1);
        if (inner < 0) {
          return -1;
        }
        at = inner + 2;
        continue;
      }
      if (quote != 0) {
        if (c == '\\') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '{') {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
      } else if (c == '}' && text.startsWith("}}", at)) {
        return at;
      }
      at++;
    }
    return -1;
  }
}
