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

/** Reads a JSON value that stands inside an expression: a literal, or a quoted name. */
final class JsonText {
  private static final int DEPTH_MAX = 200;

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
      reader.fail("text after the JSON value");
    }
    return reader.problem == null
        ? new Read.Ok(value)
        : new Read.Bad(reader.problem, reader.problemAt);
  }

  private Node value(int depth) {
    space();
    if (depth > DEPTH_MAX) {
      return fail("JSON is nested too deep");
    }
    if (at >= text.length()) {
      return fail("JSON value is incomplete");
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
        return fail("JSON object needs a quoted key");
      }
      String key = string();
      if (problem == null && !take(':')) {
        return fail("JSON object needs `:` after a key");
      }
      out.put(key, value(depth + 1));
    } while (problem == null && take(','));
    if (problem == null && !take('}')) {
      return fail("JSON object is not closed");
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
      return fail("JSON array is not closed");
    }
    return ArrayNode.of(out);
  }

  private Node word(String word, Node value) {
    if (!text.startsWith(word, at)) {
      return fail("no JSON value");
    }
    at += word.length();
    return value;
  }

  private Node number() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    int digits = digits();
    boolean zeroLed = digits > 1 && text.charAt(at - digits) == '0';
    boolean whole = true;
    if (digits > 0 && at < text.length() && text.charAt(at) == '.') {
      at++;
      whole = false;
      digits = digits();
    }
    if (digits > 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      whole = false;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits = digits();
    }
    if (digits == 0 || zeroLed) {
      at = start;
      return fail("no JSON value");
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
    return Double.isInfinite(value) ? fail("JSON number is too large") : Numbers.of(value);
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
        fail("JSON string has a bare control character");
        return "";
      }
      out.append(c == '\\' ? escape() : c);
      if (problem != null) {
        return "";
      }
    }
    if (at >= text.length()) {
      fail("JSON string is not closed");
      return "";
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit();
      default -> {
        fail("JSON string has an unknown escape");
        yield ' ';
      }
    };
  }

  private char codeUnit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        fail("JSON string has a malformed \\u escape");
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

  private Node fail(String message) {
    if (problem == null) {
      problem = message;
      problemAt = Math.min(at, text.length());
    }
    return NullNode.NULL;
  }
}
