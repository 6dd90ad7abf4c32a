package dev.ephor.lint;

import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file, to tell the places of expressions in it exactly: they stand in YAML in block,
 * folded, quoted and plain form, and only the text knows which. Immutable.
 */
public final class SourceText {
  /** For files whose text is not at hand: places in expressions of several lines are near. */
  public static final SourceText NONE = new SourceText("");

  private final String text;

  /** Where each line begins, the first at 0. */
  private final List<Integer> lines = new ArrayList<>();

  private SourceText(String text) {
    this.text = text;
    lines.add(0);
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines.add(at + 1);
    }
  }

  public static SourceText of(String text) {
    return new SourceText(text);
  }

  /**
   * The place of a character of a text value.
   *
   * @param start where the value begins in the file, as its fragment says
   * @param value the whole value
   * @param offset of the character in the value, in UTF-16 units
   */
  SourceLocation locate(SourceLocation start, String value, int offset) {
    if (start.line() == 0) {
      return start;
    }
    int from = start.line() <= lines.size() ? offsetOf(start) : text.length();
    int at = from >= text.length() ? -1 : aligned(from, value, Math.min(offset, value.length()));
    return at < 0 ? near(start, value, offset) : place(start, at);
  }

  private int offsetOf(SourceLocation start) {
    int line = lines.get(start.line() - 1);
    int points = text.codePointCount(line, text.length());
    return text.offsetByCodePoints(line, Math.min(start.column() - 1, points));
  }

  private SourceLocation place(SourceLocation start, int at) {
    int low = 0;
    int high = lines.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (lines.get(middle) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int column = text.codePointCount(lines.get(low), at) + 1;
    return new SourceLocation(start.file(), low + 1, column, start.path());
  }

  /** The place when the text is not known: right for values of one line. */
  private static SourceLocation near(SourceLocation start, String value, int offset) {
    int end = Math.min(offset, value.length());
    int line = 0;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (value.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = value.codePointCount(lineStart, end);
    return new SourceLocation(
        start.file(),
        start.line() + line,
        line == 0 ? start.column() + column : column + 1,
        start.path());
  }

  /** Walks through value and text side by side; -1 when they do not agree. */
  private int aligned(int from, String value, int offset) {
    char style = text.charAt(from);
    int at = from;
    if (style == '|' || style == '>') {
      at = text.indexOf('\n', from) + 1;
      if (at == 0) {
        return -1;
      }
    } else if (style == '"' || style == '\'') {
      at = from + 1;
    }
    for (int i = 0; i < value.length(); i++) {
      char wanted = value.charAt(i);
      at = isSpace(wanted) && style != '"' ? at : skipped(at, wanted, style);
      if (i == offset) {
        return at;
      }
      if (at >= text.length()) {
        return -1;
      }
      if (isSpace(wanted)) {
        at = isSpace(text.charAt(at)) ? at + 1 : escapeEnd(at, style);
      } else if (text.charAt(at) == wanted) {
        at += wanted == '\'' && style == '\'' ? 2 : 1;
      } else {
        at = escapeEnd(at, style);
      }
      if (at < 0) {
        return -1;
      }
    }
    return offset == value.length() ? at : -1;
  }

  /** Past white space that folding or indentation put before the character. */
  private int skipped(int from, char wanted, char style) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at)) && !isSpace(wanted)) {
      at++;
    }
    boolean isLineJoined =
        style == '"' && text.startsWith("\\\n", at) && wanted != '\\' && at + 2 < text.length();
    return isLineJoined ? skipped(at + 2, wanted, style) : at;
  }

  private int escapeEnd(int at, char style) {
    if (style != '"' || text.charAt(at) != '\\' || at + 1 >= text.length()) {
      return -1;
    }
    return switch (text.charAt(at + 1)) {
      case 'x' -> at + 4;
      case 'u' -> at + 6;
      case 'U' -> at + 10;
      default -> at + 2;
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
