package dev.ephor.lsp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows braces and brackets of a value up to the cursor. */
final class FlowCursor {
  private static final int DEEPEST = 200;

  private final Deque<Level> levels = new ArrayDeque<>();
  private final StringBuilder token = new StringBuilder();
  private char quote = 0;

  /** One open brace or bracket. */
  private static final class Level {
    private final boolean list;
    private int index = 0;
    private String key = "";

    Level(boolean list) {
      this.list = list;
    }
  }

  private FlowCursor() {}

  /** The place within the value, when it is written with braces or brackets. */
  static Place within(Place value) {
    String text = value.before();
    if (text.isEmpty() || (text.charAt(0) != '{' && text.charAt(0) != '[')) {
      return value;
    }
    FlowCursor cursor = new FlowCursor();
    if (!cursor.read(text)) {
      return value;
    }
    return cursor.place(value);
  }

  /** Whether all that is opened is closed. */
  static boolean isClosed(String value) {
    FlowCursor cursor = new FlowCursor();
    return cursor.read(value) && cursor.levels.isEmpty() && cursor.quote == 0;
  }

  /** False when it is nested too deep. */
  private boolean read(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        token.append(c);
        quote = c == quote ? 0 : quote;
      } else {
        sign(c, i + 1 < text.length() ? text.charAt(i + 1) : ' ');
      }
      if (levels.size() > DEEPEST) {
        return false;
      }
    }
    return true;
  }

  private void sign(char c, char next) {
    switch (c) {
      case '{', '[' -> {
        levels.push(new Level(c == '['));
        token.setLength(0);
      }
      case '}', ']' -> {
        if (!levels.isEmpty()) {
          levels.pop();
        }
        token.setLength(0);
      }
      case ',' -> {
        if (!levels.isEmpty()) {
          levels.element().index++;
          levels.element().key = "";
        }
        token.setLength(0);
      }
      case ':' -> {
        boolean ends = next == ' ' || next == '\n' || token.toString().strip().endsWith("\"");
        if (ends && !levels.isEmpty() && !levels.element().list) {
          levels.element().key = YamlLine.unquoted(token.toString().strip());
          token.setLength(0);
        } else {
          token.append(c);
        }
      }
      case '"', '\'' -> {
        quote = token.toString().isBlank() ? c : 0;
        token.append(c);
      }
      default -> token.append(c);
    }
  }

  private Place place(Place value) {
    List<String> steps = new ArrayList<>();
    levels
        .descendingIterator()
        .forEachRemaining(
            level -> steps.add(level.list ? Integer.toString(level.index) : level.key));
    boolean key = !levels.isEmpty() && !levels.element().list && levels.element().key.isEmpty();
    if (key) {
      steps.removeLast();
    }
    String before = token.toString().stripLeading();
    return value.below(steps, key ? Place.Role.KEY : Place.Role.VALUE, before);
  }
}
