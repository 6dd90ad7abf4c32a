package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value, strictly: a literal, a quoted name, or the argument of {@code parse_json}.
 */
final class JsonText {
  private static final int DEPTH_MAX = 500;

  private final String text;
  private int at = 0;
  private @Nullable String problem;
  private int problemAt = 0;

  private JsonText(String text) {
    this.text = text;
  }

  /** A value, or what keeps the text from being one. */
  sealed interface Read {
    record Ok(Node value) implements Read {}

    record Bad(String message, int offset) implements Read {}
  }

  static Read read(String text) {
    JsonText reader = new JsonText(text);
    Node value = reader.value(0);
    reader.space();
    if (reader.problem == null && reader.at < text.length()) {
      reader.unexpected("after top-level value");
    }
    return reader.problem == null
        ? new Read.Ok(value)
        : new Read.Bad(reader.problem, reader.problemAt);
  }

  private Node value(int depth) {
    space();
    if (depth > DEPTH_MAX) {
      return fail("exceeded max depth");
    }
    if (at >= text.length()) {
      return unexpected("");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> StringNode.of(string());
      case 't' -> word("true", BoolNode.TRUE);
      case 'f' -> word("false", BoolNode.FALSE);
      case 'n' -> word("null", NullNode.NULL);
      default -> number();
    };
  }

  private Node object(int depth) {
    ObjectNode.Builder out = ObjectNode.builder();
    at++;
    if (take('}')) {
      return ObjectNode.EMPTY;
    }
    do {
      space();
      if (at >= text.length() || text.charAt(at) != '"') {
        return unexpected("looking for beginning of object key string");
      }
      String key = string();
      if (problem == null && !take(':')) {
        return unexpected("after object key");
      }
      out.put(key, value(depth + 1));
    } while (problem == null && take(','));
    if (problem == null && !take('}')) {
      return unexpected("after object key:value pair");
    }
    return out.build();
  }

  private Node array(int depth) {
    List<Node> out = new ArrayList<>();
    at++;
    if (take(']')) {
      return ArrayNode.EMPTY;
    }
    do {
      out.add(value(depth + 1));
    } while (problem == null && take(','));
    if (problem == null && !take(']')) {
      return unexpected("after array element");
    }
    return ArrayNode.of(out);
  }

  private Node word(String word, Node value) {
    for (int i = 0; i < word.length(); i++) {
      if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
        return unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      at++;
    }
    return value;
  }

  private Node number() {
    int start = at;
    boolean negative = text.charAt(at) == '-';
    if (negative) {
      at++;
    }
    boolean zero = at < text.length() && text.charAt(at) == '0';
    if (zero) {
      at++;
    } else if (digits() == 0) {
      return unexpected(negative ? "in numeric literal" : "looking for beginning of value");
    }
    boolean whole = true;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      whole = false;
      if (digits() == 0) {
        return unexpected("after decimal point in numeric literal");
      }
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      whole = false;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      if (digits() == 0) {
        return unexpected("in exponent of numeric literal");
      }
    }
    return numberOf(text.substring(start, at), whole);
  }

  private Node numberOf(String digits, boolean whole) {
    if (whole) {
      try {
        return IntNode.of(Long.parseLong(digits));
      } catch (NumberFormatException _) {
        // Beyond 64 bits: as Kubernetes does, fall through to the nearest double.
      }
    }
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value)
        ? fail("number " + digits + " is too large")
        : Numbers.of(value);
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        unexpected("in string literal");
        return "";
      }
      out.append(c == '\\' ? escape() : c);
      if (problem != null) {
        return "";
      }
    }
    if (at >= text.length()) {
      unexpected("");
      return "";
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at) : ' ';
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit();
      default -> {
        at = Math.min(at, text.length()) - 1;
        unexpected("in string escape code");
        yield ' ';
      }
    };
  }

  private char codeUnit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        unexpected("in \\u hexadecimal character escape");
        return ' ';
      }
      unit = unit * 16 + digit;
      at++;
    }
    return (char) unit;
  }

  private boolean take(char c) {
    space();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** A fault in the words of Go's encoding/json, which users know from such messages. */
  private Node unexpected(String where) {
    if (at >= text.length()) {
      return fail("unexpected end of JSON input");
    }
    String found = Character.toString(text.codePointAt(at));
    return fail("invalid character '" + (found.equals("'") ? "\\'" : found) + "' " + where);
  }

  private Node fail(String message) {
    if (problem == null) {
      problem = message;
      problemAt = Math.min(at, text.length());
    }
    return NullNode.NULL;
  }
}
