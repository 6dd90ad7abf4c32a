package dev.ephor.cli.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width, between words where it can. */
public final class Folding {
  private Folding() {}

  /** Lines no wider than {@code width}; breaks that are in the text are kept. */
  public static List<String> fold(String text, int width) {
    List<String> out = new ArrayList<>();
    text.lines().forEach(line -> foldLine(line.stripTrailing(), width, out));
    return out;
  }

  private static void foldLine(String line, int width, List<String> out) {
    String rest = line;
    while (rest.codePointCount(0, rest.length()) > width) {
      int limit = rest.offsetByCodePoints(0, width);
      int at = breakBefore(rest, limit);
      out.add(rest.substring(0, at).stripTrailing());
      rest = rest.substring(at).stripLeading();
    }
    out.add(rest);
  }

  /**
   * At the last space of the first {@code limit} chars, or after a sign that joins words. A word
   * that has room in a line of its own is not broken.
   */
  private static int breakBefore(String text, int limit) {
    int space = text.lastIndexOf(' ', limit);
    int end = text.indexOf(' ', space + 1);
    int word = (end < 0 ? text.length() : end) - space - 1;
    if (space > limit / 3 || (space > 0 && word <= limit)) {
      return space;
    }
    for (int i = limit - 1; i >= limit / 3; i--) {
      char c = text.charAt(i);
      if (c == '/' || c == '-' || c == '.' || c == ',') {
        return i + 1;
      }
    }
    return space > 0 ? space : limit;
  }
}
