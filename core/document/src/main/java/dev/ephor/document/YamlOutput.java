package dev.ephor.document;

import java.io.IOException;

/** Writes the characters of block style YAML and knows the column it has come to. */
final class YamlOutput {
  private static final int FOLD_AFTER_COLUMN = 80;

  /** A longer key must be written as an explicit one (YAML 1.2 §7.4.3). */
  private static final int LONGEST_SIMPLE_KEY = 1_000;

  private final Appendable out;
  private int column = 0;

  YamlOutput(Appendable out) {
    this.out = out;
  }

  void raw(String text) throws IOException {
    out.append(text);
    column += text.length();
  }

  private void put(int codePoint) throws IOException {
    if (Character.isBmpCodePoint(codePoint)) {
      out.append((char) codePoint);
    } else {
      out.append(Character.toString(codePoint));
    }
    column++;
  }

  void newLine() throws IOException {
    out.append('\n');
    column = 0;
  }

  void indent(int spaces) throws IOException {
    for (int i = 0; i < spaces; i++) {
      out.append(' ');
    }
    column += spaces;
  }

  /** The key and its colon. */
  void key(String key, int indent) throws IOException {
    boolean isExplicit = key.length() > LONGEST_SIMPLE_KEY;
    if (isExplicit) {
      raw("? ");
    }
    switch (YamlText.style(key)) {
      case PLAIN -> raw(key);
      case SINGLE_QUOTED -> singleQuoted(key, indent, false);
      case DOUBLE_QUOTED, LITERAL -> doubleQuoted(key, indent, false);
    }
    if (isExplicit) {
      newLine();
      indent(indent);
    }
    raw(":");
  }

  /** A text as value in a collection whose keys or dashes stand at {@code indent}. */
  void text(String text, int indent) throws IOException {
    switch (YamlText.style(text)) {
      case PLAIN -> plain(text, indent + 2);
      case SINGLE_QUOTED -> singleQuoted(text, indent + 2, true);
      case DOUBLE_QUOTED -> doubleQuoted(text, indent + 2, true);
      case LITERAL -> literal(text, indent + 2);
    }
  }

  private void plain(String text, int indent) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (mayFold(text, i) && !isSpace(text, i + 1)) {
        fold(indent);
      } else {
        put(text.charAt(i));
      }
    }
  }

  private void singleQuoted(String text, int indent, boolean folds) throws IOException {
    put('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > 0 && i < text.length() - 1;
      if (folds && inside && mayFold(text, i) && !isSpace(text, i + 1)) {
        fold(indent);
      } else {
        put(c);
        if (c == '\'') {
          put(c);
        }
      }
    }
    put('\'');
  }

  private void doubleQuoted(String text, int indent, boolean folds) throws IOException {
    put('"');
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean inside = i > 0 && i < text.length() - 1;
      if (folds && inside && mayFold(text, i)) {
        fold(indent);
        if (isSpace(text, i + 1)) {
          put('\\');
        }
      } else if (c == '"' || c == '\\' || c == '\n' || YamlText.isSpecial(text.charAt(i))) {
        raw(escape(c));
      } else {
        put(c);
      }
      i += Character.charCount(c);
    }
    put('"');
  }

  private static String escape(int c) {
    return switch (c) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case 0x0B -> "\\v";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> {
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        int shown = lone ? 0xFFFD : c;
        yield String.format(
            shown <= 0xFF ? "\\x%02X" : shown <= 0xFFFF ? "\\u%04X" : "\\U%08X", shown);
      }
    };
  }

  private boolean mayFold(String text, int i) {
    return column > FOLD_AFTER_COLUMN && isSpace(text, i) && !isSpace(text, i - 1);
  }

  private static boolean isSpace(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) == ' ';
  }

  private void fold(int indent) throws IOException {
    newLine();
    indent(indent);
  }

  /** Without the last line break, which the caller writes. */
  private void literal(String text, int indent) throws IOException {
    raw("|");
    if (text.charAt(0) == ' ' || text.charAt(0) == '\n') {
      raw("2");
    }
    int length = text.length();
    boolean oneBreak = text.endsWith("\n");
    boolean moreBreaks = text.endsWith("\n\n") || text.equals("\n");
    if (!oneBreak) {
      raw("-");
    } else if (moreBreaks) {
      raw("+");
    }
    int end = oneBreak ? length - 1 : length;
    int at = 0;
    while (at <= end) {
      int next = text.indexOf('\n', at);
      int lineEnd = next < 0 || next > end ? end : next;
      newLine();
      if (lineEnd > at) {
        indent(indent);
        raw(text.substring(at, lineEnd));
      }
      at = lineEnd + 1;
    }
  }
}
