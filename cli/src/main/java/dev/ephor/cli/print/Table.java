package dev.ephor.cli.print;

import dev.ephor.report.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table for people: columns aligned, lines no wider than the screen, long cells folded within
 * their column.
 */
public final class Table {
  /** No column is made narrower than this to make the table fit. */
  private static final int NARROWEST = 12;

  /** As long as other columns can be made narrower, text has at least this width. */
  private static final int TEXT_NARROWEST = 32;

  /** A column of a table nobody watches is not made wider than this. */
  private static final int WIDEST = 120;

  private final List<String> headers;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table(String... headers) {
    this.headers = List.of(headers);
  }

  /** Text and how each of its lines is painted. */
  public record Cell(String text, UnaryOperator<String> paint) {
    public Cell {
      text = Fields.plain(text);
    }

    public static Cell plain(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  public void add(Cell... cells) {
    if (cells.length != headers.size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells");
    }
    rows.add(List.of(cells));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The table, each line with its end. */
  public String render(int columns) {
    int[] widths = widths(columns);
    StringBuilder out = new StringBuilder();
    rule(out, widths, "┌", "┬", "┐");
    line(out, headers.stream().map(Cell::plain).toList(), widths);
    rule(out, widths, "├", "┼", "┤");
    rows.forEach(row -> line(out, row, widths));
    rule(out, widths, "└", "┴", "┘");
    return out.toString();
  }

  private int[] widths(int columns) {
    int[] widths = new int[headers.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest =
          rows.stream().mapToInt(row -> longestLine(row.get(column).text())).max().orElse(0);
      widths[i] = Math.min(WIDEST, Math.max(width(headers.get(i)), longest));
    }
    int frame = 3 * widths.length + 1;
    int excess = columns == Integer.MAX_VALUE ? 0 : Arrays.stream(widths).sum() + frame - columns;
    // The last column holds sentences, which fold well; names are folded when that is not enough.
    int last = widths.length - 1;
    int given = Math.clamp(widths[last] - TEXT_NARROWEST, 0, Math.max(0, excess));
    widths[last] -= given;
    excess -= given;
    while (excess > 0) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      widest = widths[i] >= widths[widest] ? i : widest;
    }
    return widest;
  }

  private static int longestLine(String text) {
    return text.lines().mapToInt(Table::width).max().orElse(0);
  }

  /** Columns a text takes: code points, which is right for all but combining and wide ones. */
  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void rule(
      StringBuilder out, int[] widths, String left, String between, String right) {
    out.append(left);
    for (int i = 0; i < widths.length; i++) {
      out.append("─".repeat(widths[i] + 2)).append(i < widths.length - 1 ? between : right);
    }
    out.append('\n');
  }

  private static void line(StringBuilder out, List<Cell> row, int[] widths) {
    List<List<String>> folded = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = Folding.fold(row.get(i).text(), widths[i]);
      folded.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      for (int i = 0; i < widths.length; i++) {
        String text = line < folded.get(i).size() ? folded.get(i).get(line) : "";
        out.append("│ ").append(row.get(i).paint().apply(text));
        out.append(" ".repeat(Math.max(0, widths[i] - width(text)) + 1));
      }
      out.append("│\n");
    }
  }
}
