package dev.ephor.cel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Protocol buffers as text, without a schema: a field is a text, a word (a number or a name) or a
 * message, and may stand several times.
 *
 * <p>Source of the form: the language specification of the text format of protocol buffers.
 */
sealed interface TextProto {

  record Text(byte[] bytes) implements TextProto {
    String string() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  record Word(String word) implements TextProto {}

  record Message(Map<String, List<TextProto>> fields) implements TextProto {
    boolean has(String field) {
      return fields.containsKey(field);
    }

    List<TextProto> all(String field) {
      return fields.getOrDefault(field, List.of());
    }

    List<Message> messages(String field) {
      return all(field).stream().map(Message.class::cast).toList();
    }

    Optional<Message> message(String field) {
      return messages(field).stream().findFirst();
    }

    /** The field as a text or word; {@code absent} when it is not there. */
    String string(String field, String absent) {
      List<TextProto> values = all(field);
      return values.isEmpty() ? absent : TextProto.string(values.getFirst());
    }

    /** The only field of a message that is one of several. */
    Optional<Map.Entry<String, TextProto>> only() {
      return fields.entrySet().stream()
          .findFirst()
          .map(entry -> Map.entry(entry.getKey(), entry.getValue().getFirst()));
    }
  }

  static String string(TextProto value) {
    return switch (value) {
      case Text text -> text.string();
      case Word(String word) -> word;
      case Message message -> throw new AssertionError("a message is no text: " + message);
    };
  }

  static Message parse(String text) {
    return new Reader(text).fields('\0');
  }

  /** Reads one text from its start; for one thread. */
  final class Reader {
    private static final char END = '\0';
    private final String text;
    private int next = 0;

    Reader(String text) {
      this.text = text;
    }

    Message fields(char end) {
      Map<String, List<TextProto>> fields = new LinkedHashMap<>();
      while (peek() != end) {
        String name = peek() == '[' ? bracketed() : word();
        List<TextProto> values = fields.computeIfAbsent(name, _ -> new ArrayList<>());
        skip(':');
        if (peek() == '[') {
          next++;
          while (peek() != ']') {
            values.add(value());
            skip(',');
          }
          next++;
        } else {
          values.add(value());
        }
        skip(',');
        skip(';');
      }
      return new Message(fields);
    }

    private TextProto value() {
      char first = peek();
      if (first == '{' || first == '<') {
        next++;
        Message message = fields(first == '{' ? '}' : '>');
        next++;
        return message;
      }
      if (first != '"' && first != '\'') {
        return new Word(word());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      while (peek() == '"' || peek() == '\'') {
        quoted(out);
      }
      return new Text(out.toByteArray());
    }

    private String bracketed() {
      int end = text.indexOf(']', next);
      String name = text.substring(next, end + 1);
      next = end + 1;
      return name;
    }

    private String word() {
      int start = next;
      while (next < text.length() && isPartOfWord(text.charAt(next))) {
        next++;
      }
      if (start == next) {
        throw new AssertionError("a word is missing at " + start + " before " + rest());
      }
      return text.substring(start, next);
    }

    private static boolean isPartOfWord(char c) {
      return Character.isLetterOrDigit(c) || "_.+-".indexOf(c) >= 0;
    }

    private void quoted(ByteArrayOutputStream out) {
      char quote = text.charAt(next++);
      while (text.charAt(next) != quote) {
        if (text.charAt(next) == '\\') {
          next++;
          escape(out);
        } else {
          int point = text.codePointAt(next);
          out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
          next += Character.charCount(point);
        }
      }
      next++;
    }

    private void escape(ByteArrayOutputStream out) {
      char c = text.charAt(next++);
      int known = "abfnrtv".indexOf(c);
      if (known >= 0) {
        out.write("\u0007\b\f\n\r\t\u000b".charAt(known));
      } else if (c == 'x' || c == 'X') {
        out.write(number(16, 2));
      } else if (c == 'u') {
        out.writeBytes(Character.toString(number(16, 4)).getBytes(StandardCharsets.UTF_8));
      } else if (c == 'U') {
        out.writeBytes(Character.toString(number(16, 8)).getBytes(StandardCharsets.UTF_8));
      } else if (c >= '0' && c <= '7') {
        next--;
        out.write(number(8, 3));
      } else {
        out.write(c);
      }
    }

    private int number(int radix, int digits) {
      int value = 0;
      int end = next + digits;
      while (next < end && Character.digit(text.charAt(next), radix) >= 0) {
        value = value * radix + Character.digit(text.charAt(next++), radix);
      }
      return value;
    }

    private void skip(char mark) {
      if (peek() == mark) {
        next++;
      }
    }

    private char peek() {
      while (next < text.length()) {
        char c = text.charAt(next);
        if (c == '#') {
          int end = text.indexOf('\n', next);
          next = end < 0 ? text.length() : end;
        } else if (Character.isWhitespace(c)) {
          next++;
        } else {
          return c;
        }
      }
      return END;
    }

    private String rest() {
      return text.substring(next, Math.min(text.length(), next + 40));
    }
  }
}
