package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a file, for showing the place of a diagnostic. Lines count from 1. Immutable.
 *
 * @param lines without their ends
 */
public record SourceLines(List<String> lines) {
  private static final char QUOTE = '`';

  public SourceLines {
    lines = List.copyOf(lines);
  }

  /**
   * A part of one line.
   *
   * @param line from 1
   * @param from first char of the part, from 0
   * @param to the char after the part
   */
  public record Span(int line, int from, int to) {}

  public static SourceLines of(byte[] content) {
    return of(new String(content, StandardCharsets.UTF_8));
  }

  public static SourceLines of(String content) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    int end = content.indexOf('\n');
    while (end >= 0) {
      lines.add(withoutReturn(content.substring(from, end)));
      from = end + 1;
      end = content.indexOf('\n', from);
    }
    lines.add(withoutReturn(content.substring(from)));
    return new SourceLines(lines);
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** The line of that number; empty when there is none. */
  public String line(int number) {
    return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
  }

  /**
   * What a diagnostic is about: the text it quotes when that stands at its place, else the word
   * that begins there. The first line for a diagnostic of a whole file.
   */
  public Span span(Diagnostic found) {
    int number = Math.max(1, found.at().line());
    String line = line(number);
    int from = offset(line, found.at().column());
    for (String quoted : quoted(found.message())) {
      if (line.startsWith(quoted, from)) {
        return new Span(number, from, from + quoted.length());
      }
      // A quoted scalar: its value begins after the mark.
      if (from < line.length() && line.startsWith(quoted, from + 1) && isMark(line.charAt(from))) {
        return new Span(number, from + 1, from + 1 + quoted.length());
      }
    }
    return new Span(number, from, wordEnd(line, from));
  }

  /** Column, in code points from 1, as an index of the line's chars. */
  private static int offset(String line, int column) {
    int points = Math.clamp(column - 1L, 0, line.codePointCount(0, line.length()));
    return line.offsetByCodePoints(0, points);
  }

  private static int wordEnd(String line, int from) {
    if (from >= line.length()) {
      return from;
    }
    int to = from;
    if (isMark(line.charAt(from))) {
      int close = line.indexOf(line.charAt(from), from + 1);
      return close < 0 ? line.length() : close + 1;
    }
    while (to < line.length() && isWord(line.charAt(to))) {
      to++;
    }
    return Math.max(to, from + 1);
  }

  private static boolean isMark(char c) {
    return c == '"' || c == '\'';
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }

  /** The texts between backticks of a message, none of them empty. */
  static List<String> quoted(String message) {
    List<String> out = new ArrayList<>();
    int open = message.indexOf(QUOTE);
    while (open >= 0) {
      int close = message.indexOf(QUOTE, open + 1);
      if (close < 0) {
        break;
      }
      if (close > open + 1) {
        out.add(message.substring(open + 1, close));
      }
      open = message.indexOf(QUOTE, close + 1);
    }
    return out;
  }
}
