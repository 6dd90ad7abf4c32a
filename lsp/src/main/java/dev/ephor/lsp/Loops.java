package dev.ephor.lsp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The loops of CEL that are open at the cursor, found in text that is being written and need not be
 * an expression yet: what stands for each of their variables.
 */
final class Loops {
  private static final Set<String> MACROS =
      Set.of(
          "all",
          "exists",
          "exists_one",
          "existsOne",
          "filter",
          "map",
          "transformList",
          "transformMap",
          "transformMapEntry");

  private final String text;

  /** An open bracket: the range of its loop, or nothing, and its arguments so far. */
  private record Open(String range, boolean isMap, int start, List<String> arguments) {}

  private Loops(String text) {
    this.text = text;
  }

  /**
   * The expression that each variable stands for: the list with an index, {@code object.list[0]},
   * with inner variables replaced as well. Keys and indexes of loops with two variables are left
   * out.
   */
  static Map<String, String> variables(String before) {
    return new Loops(before).read();
  }

  /** A path with its first name replaced, where that is a variable of a loop. */
  static String replaced(String path, Map<String, String> variables) {
    int end = 0;
    while (end < path.length() && isWord(path.charAt(end))) {
      end++;
    }
    String known = variables.get(path.substring(0, end));
    return known == null ? path : known + path.substring(end);
  }

  private Map<String, String> read() {
    Deque<Open> opened = new ArrayDeque<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c == '"' || c == '\'') && at > 0) {
        at = quoteEnd(at);
      } else if (c == '(' || c == '[' || c == '{') {
        opened.push(open(at));
      } else if ((c == ')' || c == ']' || c == '}') && !opened.isEmpty()) {
        opened.pop();
      } else if (c == ',' && !opened.isEmpty()) {
        Open open = opened.pop();
        opened.push(
            new Open(
                open.range(),
                open.isMap(),
                at + 1,
                Stream.concat(
                        open.arguments().stream(),
                        Stream.of(text.substring(open.start(), at).strip()))
                    .toList()));
      }
    }
    Map<String, String> out = new HashMap<>();
    opened.descendingIterator().forEachRemaining(open -> add(open, out));
    return out;
  }

  private static void add(Open open, Map<String, String> out) {
    List<String> arguments = open.arguments();
    if (open.range().isEmpty() || arguments.isEmpty()) {
      return;
    }
    boolean isPair = !open.isMap() && arguments.size() > 1 && isName(arguments.get(1));
    out.put(arguments.get(isPair ? 1 : 0), replaced(open.range(), out) + "[0]");
    if (isPair) {
      out.remove(arguments.get(0));
    }
  }

  private Open open(int at) {
    int start = at;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    String name = text.substring(start, at);
    boolean isLoop =
        text.charAt(at) == '('
            && MACROS.contains(name)
            && start > 0
            && text.charAt(start - 1) == '.';
    String range = isLoop ? text.substring(chainStart(start - 1), start - 1).strip() : "";
    return new Open(range, name.equals("map"), at + 1, List.of());
  }

  /** Where the chain of selections and calls begins that ends before the offset. */
  private int chainStart(int end) {
    int at = end;
    while (at > 0) {
      char c = text.charAt(at - 1);
      if (c == ')' || c == ']') {
        int from = bracketStart(at - 1);
        if (from < 0) {
          return at;
        }
        at = from;
      } else if (isWord(c) || c == '.' || c == '?') {
        at--;
      } else if (Character.isWhitespace(c) && isJoined(at - 1)) {
        at--;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Whether white space stands before a dot, as where a chain goes on in the next line. */
  private boolean isJoined(int space) {
    int next = space;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '.';
  }

  private int bracketStart(int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      char c = text.charAt(at);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth--;
        if (depth == 0) {
          return at;
        }
      }
    }
    return -1;
  }

  private int quoteEnd(int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(Loops::isWord);
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
