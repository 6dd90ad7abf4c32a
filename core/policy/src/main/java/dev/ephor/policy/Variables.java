package dev.ephor.policy;

import java.util.ArrayList;
import java.util.List;

/** Finds the variables {@code {{ … }}} of a text without compiling them. */
final class Variables {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /** Enough to see what a variable begins with; keeps the work linear in the text's length. */
  private static final int PREFIX = 128;

  private Variables() {}

  /** How the expression of each variable begins, without braces and space; inner ones as well. */
  static List<String> in(String text) {
    List<String> out = new ArrayList<>();
    int open = text.indexOf(OPEN);
    int close = open < 0 ? -1 : text.indexOf(CLOSE, open);
    while (open >= 0 && close >= 0) {
      boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
      if (!escaped) {
        int begin = open + OPEN.length();
        out.add(text.substring(begin, Math.max(begin, Math.min(close, begin + PREFIX))).strip());
      }
      open = text.indexOf(OPEN, open + OPEN.length());
      close = open > close ? text.indexOf(CLOSE, open) : close;
    }
    return out;
  }
}
