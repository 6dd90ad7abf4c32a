package dev.ephor.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that each part of an expression was written as.
 *
 * <p>The parser gives one position for each part: that of the operator, of the bracket of a call or
 * of the first character. The extent follows from the parts below it and from the brackets around.
 */
final class SourceSpans {
  private final int[] text;
  private final Map<Long, Integer> positions;
  private final Map<Long, int[]> extents = new HashMap<>();

  /**
   * @param line from 1
   * @param column from 1
   */
  record Span(int line, int column, String text) {}

  SourceSpans(CelAbstractSyntaxTree tree, String text) {
    this.text = text.codePoints().toArray();
    this.positions = tree.getSource().getPositionsMap();
    visit(tree.getExpr());
  }

  /** Where the part stands; Java null for parts that macros made. */
  @Nullable Span of(long exprId) {
    int[] extent = extents.get(exprId);
    if (extent == null) {
      return null;
    }
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < extent[0]; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String part = new String(text, extent[0], extent[1] - extent[0]);
    return new Span(line, extent[0] - lineStart + 1, part);
  }

  /** First and last code point (exclusive) of the part; Java null for parts that macros made. */
  int @Nullable [] extent(long exprId) {
    return extents.get(exprId);
  }

  /** Extent of the part and of all below it; Java null when nothing of it was written. */
  private int @Nullable [] visit(CelExpr expr) {
    @Nullable Integer position = positions.get(expr.id());
    int[] extent = position == null ? null : new int[] {position, tokenEnd(position)};
    for (CelExpr part : Parts.of(expr)) {
      extent = union(extent, visit(part));
    }
    if (extent == null || position == null) {
      return extent;
    }
    if (text.length > position && text[position] == '(') {
      extent[0] = Math.min(extent[0], nameStart(position));
    }
    balance(extent);
    extents.put(expr.id(), extent.clone());
    return extent;
  }

  private static int @Nullable [] union(int @Nullable [] left, int @Nullable [] right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return new int[] {Math.min(left[0], right[0]), Math.max(left[1], right[1])};
  }

  /** End of the literal, name or operator that begins there; of a field's name after a dot. */
  private int tokenEnd(int start) {
    if (start >= text.length) {
      return text.length;
    }
    int c = text[start];
    if (c == '"' || c == '\'') {
      return stringEnd(start);
    }
    if (c == '.') {
      int next = start + 1;
      while (next < text.length && (text[next] == '?' || Character.isWhitespace(text[next]))) {
        next++;
      }
      return wordEnd(next);
    }
    int end = wordEnd(start);
    return end < text.length && end - start <= 2 && (text[end] == '"' || text[end] == '\'')
        ? stringEnd(end)
        : Math.max(end, start + 1);
  }

  private int wordEnd(int start) {
    int end = start;
    boolean isNumber = end < text.length && Character.isDigit(text[end]);
    while (end < text.length
        && (Character.isLetterOrDigit(text[end])
            || text[end] == '_'
            || (isNumber && text[end] == '.'))) {
      end++;
    }
    return end;
  }

  private int stringEnd(int start) {
    int quote = text[start];
    int width = isRun(start, quote, 3) ? 3 : 1;
    int end = start + width;
    while (end < text.length && !isRun(end, quote, width)) {
      end += text[end] == '\\' ? 2 : 1;
    }
    return Math.min(text.length, end + width);
  }

  private boolean isRun(int start, int character, int length) {
    for (int i = start; i < start + length; i++) {
      if (i >= text.length || text[i] != character) {
        return false;
      }
    }
    return true;
  }

  private int nameStart(int bracket) {
    int start = bracket;
    while (start > 0
        && (Character.isLetterOrDigit(text[start - 1])
            || text[start - 1] == '_'
            || text[start - 1] == '.')) {
      start--;
    }
    return start;
  }

  /** Widens the extent until every bracket in it has its partner. */
  private void balance(int[] extent) {
    int depth = 0;
    int missing = 0;
    int at = extent[0];
    while (at < extent[1] || (depth > 0 && at < text.length)) {
      int c = text[at];
      if (c == '"' || c == '\'') {
        at = stringEnd(at);
        continue;
      }
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        missing += depth == 0 ? 1 : 0;
        depth = Math.max(0, depth - 1);
      }
      at++;
    }
    extent[1] = Math.max(extent[1], Math.min(at, text.length));
    while (missing > 0 && extent[0] > 0) {
      extent[0]--;
      int c = text[extent[0]];
      missing -= c == '(' || c == '[' || c == '{' ? 1 : 0;
    }
  }
}
