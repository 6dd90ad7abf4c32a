package dev.ephor.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Writes trees as JSON, in the form of Go's encoding/json without HTML escaping, which users know
 * from kubectl. A number that JSON cannot hold (infinite or not a number) is written as null.
 *
 * <p>Writers are immutable and may be shared.
 */
public final class JsonWriter {
  private static final JsonWriter COMPACT = new JsonWriter(false, false, false);
  private static final JsonWriter PRETTY = new JsonWriter(true, false, false);
  private static final String HEX = "0123456789abcdef";

  private final boolean pretty;
  private final boolean sorted;
  private final boolean safeInHtml;

  private JsonWriter(boolean pretty, boolean sorted, boolean safeInHtml) {
    this.pretty = pretty;
    this.sorted = sorted;
    this.safeInHtml = safeInHtml;
  }

  /** No white space, members in the order of the tree. */
  public static JsonWriter compact() {
    return COMPACT;
  }

  /** A member or element per line, indented by two spaces. */
  public static JsonWriter pretty() {
    return PRETTY;
  }

  /** The same with the members of each object in the order of their names. */
  public JsonWriter sortedKeys() {
    return new JsonWriter(pretty, true, safeInHtml);
  }

  /** The same with the characters that HTML minds escaped, as Go does when it is told nothing. */
  public JsonWriter safeInHtml() {
    return new JsonWriter(pretty, sorted, true);
  }

  public String write(Node node) {
    StringBuilder out = new StringBuilder();
    try {
      write(node, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /**
   * @throws IOException when {@code out} does
   */
  public void write(Node node, Appendable out) throws IOException {
    write(node, 0, out);
  }

  private void write(Node node, int depth, Appendable out) throws IOException {
    switch (node) {
      case ObjectNode object -> object(object, depth, out);
      case ArrayNode array -> array(array, depth, out);
      case StringNode(String text) -> quoted(text, safeInHtml, out);
      case IntNode whole -> out.append(whole.toString());
      case FloatNode number ->
          out.append(Double.isFinite(number.doubleValue()) ? number.toString() : "null");
      case BoolNode bool -> out.append(bool.toString());
      case NullNode _ -> out.append("null");
    }
  }

  private void object(ObjectNode object, int depth, Appendable out) throws IOException {
    if (object.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    Integer[] order = sorted ? sortedMembers(object) : new Integer[0];
    for (int i = 0; i < object.size(); i++) {
      int member = sorted ? order[i] : i;
      if (i > 0) {
        out.append(',');
      }
      lineBreak(depth + 1, out);
      quoted(object.key(member), safeInHtml, out);
      out.append(pretty ? ": " : ":");
      write(object.value(member), depth + 1, out);
    }
    lineBreak(depth, out);
    out.append('}');
  }

  private static Integer[] sortedMembers(ObjectNode object) {
    Integer[] order = new Integer[object.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> object.key(a).compareTo(object.key(b)));
    return order;
  }

  private void array(ArrayNode array, int depth, Appendable out) throws IOException {
    if (array.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      lineBreak(depth + 1, out);
      write(array.get(i), depth + 1, out);
    }
    lineBreak(depth, out);
    out.append(']');
  }

  private void lineBreak(int depth, Appendable out) throws IOException {
    if (pretty) {
      out.append('\n');
      for (int i = 0; i < depth; i++) {
        out.append("  ");
      }
    }
  }

  /** The text as a JSON string, with its quotes. */
  static void quoted(String text, Appendable out) throws IOException {
    quoted(text, false, out);
  }

  private static void quoted(String text, boolean safeInHtml, Appendable out) throws IOException {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= ' ' && c != '"' && c != '\\' && c != 0x2028 && c != 0x2029;
      if (isPlain && !(safeInHtml && isMarkup(c)) && !isLoneSurrogate(text, i)) {
        continue;
      }
      out.append(text, written, i);
      written = i + 1;
      escape(c, out);
    }
    out.append(text, written, text.length());
    out.append('"');
  }

  private static boolean isMarkup(char c) {
    return c == '<' || c == '>' || c == '&';
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static void escape(char c, Appendable out) throws IOException {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        char shown = Character.isSurrogate(c) ? '\uFFFD' : c;
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((shown >> shift) & 0xF));
        }
      }
    }
  }
}
