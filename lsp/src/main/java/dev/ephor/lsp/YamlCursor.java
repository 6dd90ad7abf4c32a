package dev.ephor.lsp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds out where in a document the cursor stands, by indentation alone: while somebody writes, the
 * text is no YAML most of the time. Reads the lines of the document above the cursor once.
 */
final class YamlCursor {
  private static final int LINES_MAX = 20_000;

  private final List<YamlLine> lines;
  private final String kind;

  /** Number of the line with the cursor among {@link #lines}. */
  private final int current;

  private final int column;

  private YamlCursor(List<YamlLine> lines, String kind, int current, int column) {
    this.lines = lines;
    this.kind = kind;
    this.current = current;
    this.column = column;
  }

  /**
   * The place of a position.
   *
   * @param line from 0
   * @param column in chars, from 0
   */
  static Place at(List<String> all, int line, int column) {
    int first = Math.min(line, all.size() - 1);
    int lowest = Math.max(0, first - LINES_MAX);
    while (first > lowest && !all.get(first).startsWith("---")) {
      first--;
    }
    if (first < line && all.get(first).startsWith("---")) {
      first++;
    }
    List<YamlLine> lines = new ArrayList<>();
    for (int i = first; i <= Math.min(line, all.size() - 1); i++) {
      lines.add(YamlLine.of(all.get(i)));
    }
    String kind = kind(all, first);
    YamlCursor cursor =
        new YamlCursor(
            lines, kind, lines.size() - 1, Math.clamp(column, 0, lines.getLast().text().length()));
    return cursor.place();
  }

  /** The kind of the document that begins on that line, which may be written below the cursor. */
  private static String kind(List<String> all, int first) {
    for (int i = first; i < all.size() && i < first + LINES_MAX; i++) {
      String line = all.get(i);
      if (line.startsWith("---") && i > first) {
        break;
      }
      if (line.startsWith("kind:")) {
        return YamlLine.unquoted(withoutComment(line.substring("kind:".length())));
      }
    }
    return "";
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" #");
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }

  private Place place() {
    int owner = textOwner();
    if (owner >= 0) {
      return textPlace(owner);
    }
    YamlLine line = lines.get(current);
    if (line.hasKey() && column >= line.value()) {
      Place key = new Place(kind, path(current, line.start()), Place.Role.KEY, "", line.key());
      return value(key.pathTo(line.key()), line.value());
    }
    int start = Math.min(line.start(), column);
    String before = line.text().substring(start, column);
    List<String> path = path(current, isIndentOnly(line) ? column : line.start());
    if (!before.isEmpty() && "{[\"'".indexOf(before.charAt(0)) >= 0) {
      return value(path, start);
    }
    String word = line.hasKey() ? line.key() : line.text().substring(start).strip();
    return new Place(kind, path, Place.Role.KEY, before, word);
  }

  private static boolean isIndentOnly(YamlLine line) {
    return line.text().isBlank();
  }

  /** A value that begins on the line, in flow style or plain. */
  private Place value(List<String> path, int from) {
    String text = lines.get(current).text();
    String before = text.substring(from, column).stripLeading();
    Place whole = new Place(kind, path, Place.Role.VALUE, before, text.substring(from).strip());
    return FlowCursor.within(whole);
  }

  /**
   * The line whose value goes on at the cursor, because it is a block scalar or a text of several
   * lines; -1 when there is none.
   */
  private int textOwner() {
    int owner = -1;
    int indent = -1;
    for (int i = 0; i < lines.size(); i++) {
      YamlLine line = lines.get(i);
      boolean blank = line.text().isBlank();
      boolean inside =
          owner >= 0 && (blank ? i < current || column > indent : line.dashesOrStart() > indent);
      if (inside) {
        continue;
      }
      owner = i < current && (line.opensBlock() || isOpenText(line, i)) ? i : -1;
      indent = line.indent();
    }
    return owner;
  }

  /** A plain, quoted or flow value that the next line goes on with. */
  private boolean isOpenText(YamlLine line, int number) {
    String value = line.valueText();
    if (value.isEmpty() || line.isEmpty() || (!line.hasKey() && line.dashes().isEmpty())) {
      return false;
    }
    YamlLine next = lines.get(number + 1);
    char first = value.charAt(0);
    boolean closed =
        switch (first) {
          case '"', '\'' -> value.length() > 1 && value.charAt(value.length() - 1) == first;
          case '{', '[' -> FlowCursor.isClosed(value);
          default -> false;
        };
    return !closed && !next.text().isBlank() && next.dashesOrStart() > line.indent();
  }

  private Place textPlace(int owner) {
    YamlLine line = lines.get(owner);
    List<String> path = path(owner, line.hasKey() ? line.start() : line.indent());
    List<String> whole = new ArrayList<>(path);
    if (line.hasKey()) {
      whole.add(line.key());
    }
    StringBuilder before = new StringBuilder();
    if (!line.opensBlock()) {
      before.append(line.valueText()).append(' ');
    }
    for (int i = owner + 1; i <= current; i++) {
      String text = lines.get(i).text();
      String part = i == current ? text.substring(0, column) : text;
      before.append(part.stripLeading()).append(i == current ? "" : "\n");
    }
    String word = lines.get(current).text().strip();
    Place place = new Place(kind, whole, Place.Role.VALUE, before.toString(), word);
    return line.opensBlock() ? place : FlowCursor.within(place);
  }

  /** Steps to the object whose keys begin in that column, or to the list element there. */
  private List<String> path(int from, int startColumn) {
    List<String> out = new ArrayList<>();
    int limit = startColumn;
    int itemColumn = -1;
    int items = 0;
    List<Integer> own = lines.get(from).dashes();
    for (int i = own.size() - 1; i >= 0; i--) {
      if (own.get(i) < limit) {
        limit = own.get(i);
        if (i > 0) {
          out.add("0");
        } else {
          itemColumn = limit;
        }
      }
    }
    for (int i = from - 1; i >= 0; i--) {
      YamlLine line = lines.get(i);
      if (line.isEmpty() || line.dashesOrStart() > limit) {
        continue;
      }
      boolean item = !line.dashes().isEmpty();
      if (itemColumn >= 0 && item && line.dashes().getFirst() == itemColumn) {
        items++;
        continue;
      }
      if (line.hasKey() && (line.start() < limit || (itemColumn >= 0 && line.start() <= limit))) {
        if (itemColumn >= 0) {
          out.add(Integer.toString(items));
          itemColumn = -1;
          items = 0;
        }
        out.add(line.key());
        limit = line.start();
      }
      for (int d = line.dashes().size() - 1; d >= 0; d--) {
        if (line.dashes().get(d) < limit && itemColumn < 0) {
          limit = line.dashes().get(d);
          itemColumn = limit;
        }
      }
    }
    if (itemColumn >= 0) {
      out.add(Integer.toString(items));
    }
    Collections.reverse(out);
    return out;
  }
}
