package dev.ephor.engine.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into literals and {@code (( … ))} placeholders. Parentheses and string literals
 * within an expression do not end it; {@code \((} stands for two parentheses.
 */
final class Placeholders {
  private static final String OPEN = "((";
  private static final String ESCAPED = "\\((";

  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at = 0;

  private Placeholders(String text) {
    this.text = text;
  }

  sealed interface Part {
    record Literal(String text) implements Part {}

    record Expression(String text) implements Part {}

    /** A placeholder that is not one; alone in its list. */
    record Bad(String problem) implements Part {}
  }

  static List<Part> split(String text) {
    return new Placeholders(text).read();
  }

  private List<Part> read() {
    while (at < text.length()) {
      if (text.startsWith(ESCAPED, at)) {
        literal.append(OPEN);
        at += ESCAPED.length();
      } else if (text.startsWith(OPEN, at)) {
        String problem = expression();
        if (!problem.isEmpty()) {
          return List.of(new Part.Bad(problem));
        }
      } else {
        literal.append(text.charAt(at++));
      }
    }
    flush();
    return parts;
  }

  private void flush() {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /** Reads one placeholder; what is wrong with it, or nothing. */
  private String expression() {
    int start = at + OPEN.length();
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = closingQuote(i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (c == ')' && text.startsWith("))", i)) {
        return add(text.substring(start, i).strip(), i + 2);
      } else if (c == ')') {
        return "a placeholder has unbalanced parentheses";
      }
    }
    return "a placeholder is not closed with `))`";
  }

  private String add(String expression, int next) {
    if (expression.isEmpty()) {
      return "a placeholder is empty";
    }
    flush();
    parts.add(new Part.Expression(expression));
    at = next;
    return "";
  }

  /** Index of the quote that ends the literal opened at {@code open}; the text's end without. */
  private int closingQuote(int open) {
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != text.charAt(open)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
