package dev.ephor.document;

import java.util.List;

/**
 * Finds where a part of a text stands in a YAML file. Whoever reads an expression knows the line
 * and column within the expression, and takes the expression to begin where its value begins. That
 * is wrong for block scalars, which begin below their indicator and are indented, for quoted ones,
 * and for texts that are folded over several lines. Escapes within double quotes are not followed.
 * Immutable.
 */
public final class TextPlaces {
  private final List<String> lines;

  /**
   * @param lines of the file, without their ends
   */
  public TextPlaces(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * The place in the file.
   *
   * @param within place as if the text stood in the file as it is, from {@code start} on
   * @param start place of the value that holds the text
   */
  public SourceLocation inFile(SourceLocation within, SourceLocation start) {
    String first = line(start.line());
    int begin = start.column() - 1;
    int below = within.line() - start.line();
    int right = below == 0 ? within.column() - start.column() : within.column() - 1;
    if (begin < 0 || begin >= first.length() || below < 0 || right < 0) {
      return within;
    }
    return switch (first.charAt(begin)) {
      case '|' -> {
        int indent = indent(start.line() + 1);
        yield at(within, start.line() + 1 + below, indent + right + 1);
      }
      case '>' -> {
        int from = start.line() + 1;
        yield folded(within, paragraph(from, below), indent(from), right);
      }
      case '"', '\'' -> below == 0 ? folded(within, start.line(), begin + 1, right) : within;
      default -> below == 0 ? folded(within, start.line(), begin, right) : within;
    };
  }

  /** The line on which the text goes on after so many line breaks: blank lines are what is left. */
  private int paragraph(int from, int breaks) {
    int line = from;
    int left = breaks;
    while (left > 0 && line < lines.size()) {
      if (line(line).isBlank()) {
        left--;
      }
      line++;
    }
    return line;
  }

  /** Walks along lines that are joined by one space each. */
  private SourceLocation folded(SourceLocation within, int firstLine, int firstBegin, int right) {
    int line = firstLine;
    int begin = firstBegin;
    int left = right;
    while (left > line(line).length() - begin && !line(line + 1).isBlank()) {
      left -= Math.max(0, line(line).stripTrailing().length() - begin) + 1;
      line++;
      begin = line(line).length() - line(line).stripLeading().length();
    }
    return at(within, line, begin + Math.max(0, left) + 1);
  }

  /** Indentation of the first line that is not blank, from {@code number} on. */
  private int indent(int number) {
    for (int i = number; i <= lines.size(); i++) {
      if (!line(i).isBlank()) {
        return line(i).length() - line(i).stripLeading().length();
      }
    }
    return 0;
  }

  private static SourceLocation at(SourceLocation within, int line, int column) {
    return new SourceLocation(within.file(), line, column, within.path());
  }

  private String line(int number) {
    return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
  }
}
