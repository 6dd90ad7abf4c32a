package dev.ephor.lsp;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of YAML as far as block structure goes. Columns count chars from 0.
 *
 * @param dashes columns of the markers of list items at its beginning
 * @param start column of what follows them
 * @param key name of the member that begins there; empty when none does
 * @param value column behind the colon of the key, or {@code start} without a key
 * @param text the whole line
 */
record YamlLine(List<Integer> dashes, int start, String key, int value, String text) {
  YamlLine {
    dashes = List.copyOf(dashes);
  }

  static YamlLine of(String text) {
    List<Integer> dashes = new ArrayList<>();
    int at = spaces(text, 0);
    while (at < text.length()
        && text.charAt(at) == '-'
        && (at + 1 == text.length() || text.charAt(at + 1) == ' ')) {
      dashes.add(at);
      at = spaces(text, at + 1);
    }
    int colon = keyEnd(text, at);
    if (colon < 0) {
      return new YamlLine(dashes, at, "", at, text);
    }
    return new YamlLine(dashes, at, unquoted(text.substring(at, colon).strip()), colon + 1, text);
  }

  private static int spaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Column of the colon that ends a key which begins there; -1 when there is no key. */
  private static int keyEnd(String text, int from) {
    if (from >= text.length() || "{[#|>&*!%@`".indexOf(text.charAt(from)) >= 0) {
      return -1;
    }
    int at = from;
    char quote = text.charAt(from);
    if (quote == '"' || quote == '\'') {
      at = text.indexOf(quote, from + 1);
      if (at < 0) {
        return -1;
      }
    }
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
        return i;
      }
      if (c == '#' && i > from && text.charAt(i - 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  boolean hasKey() {
    return !key.isEmpty();
  }

  /** Blank, or a comment alone. */
  boolean isEmpty() {
    String rest = text.strip();
    return rest.isEmpty() || rest.startsWith("#");
  }

  boolean isDocumentStart() {
    return text.startsWith("---");
  }

  String valueText() {
    return text.substring(Math.min(value, text.length())).strip();
  }

  /** Whether the value is a block scalar, whose lines follow. */
  boolean opensBlock() {
    String given = valueText();
    return !given.isEmpty()
        && (given.charAt(0) == '|' || given.charAt(0) == '>')
        && given
            .chars()
            .skip(1)
            .takeWhile(c -> c != '#')
            .allMatch(c -> "+-0123456789 ".indexOf(c) >= 0);
  }

  /** Column of the first sign on the line. */
  int dashesOrStart() {
    return dashes.isEmpty() ? start : dashes.getFirst();
  }

  /** Column that lines of the value must be right of. */
  int indent() {
    if (hasKey()) {
      return start;
    }
    return dashes.isEmpty() ? start : dashes.getLast();
  }
}
