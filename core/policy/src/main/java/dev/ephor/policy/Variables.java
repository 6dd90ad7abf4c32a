package dev.ephor.policy;

import java.util.ArrayList;
import java.util.List;

/** Finds the variables {@code {{ … }}} of a text without compiling them. */
final class Variables {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private Variables() {}

  /** The expressions of all variables, without braces and space; inner ones as well. */
  static List<String> in(String text) {
    List<String> out = new ArrayList<>();
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int close = text.indexOf(CLOSE, open);
      boolean escaped = open > 0 && text.charAt(open - 1) == '\\';
      if (close > open && !escaped) {
        out.add(text.substring(open + OPEN.length(), close).strip());
      }
      open = text.indexOf(OPEN, open + OPEN.length());
    }
    return out;
  }
}
