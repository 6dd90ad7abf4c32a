package dev.ephor.engine.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text is as JSON, for operators whose value may be a list written into a text: {@code
 * ["a","b"]}. Only lists of texts are of use; other JSON is told apart from what is no JSON.
 */
sealed interface JsonTextList {
  record Texts(List<String> texts) implements JsonTextList {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  record OtherJson() implements JsonTextList {}

  record NoJson() implements JsonTextList {}

  static JsonTextList read(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || "[{\"-0123456789tfn".indexOf(trimmed.charAt(0)) < 0) {
      return new NoJson();
    }
    return new Reader(trimmed).read();
  }

  /** A strict JSON recogniser that keeps the texts of the outermost list. */
  final class Reader {
    private static final int DEPTH_MAX = 64;

    private final String text;
    private final List<String> texts = new ArrayList<>();
    private boolean onlyTexts = true;
    private int at = 0;

    private Reader(String text) {
      this.text = text;
    }

    private JsonTextList read() {
      if (text.equals("null")) {
        return new Texts(List.of());
      }
      boolean list = text.charAt(0) == '[';
      if (!value(0) || at != text.length()) {
        return new NoJson();
      }
      return list && onlyTexts ? new Texts(texts) : new OtherJson();
    }

    private boolean value(int depth) {
      skipSpace();
      if (at >= text.length() || depth > DEPTH_MAX) {
        return false;
      }
      char first = text.charAt(at);
      boolean string = first == '"';
      onlyTexts &= depth == 0 || (depth == 1 && string);
      return switch (first) {
        case '[' -> sequence(']', depth, false);
        case '{' -> sequence('}', depth, true);
        case '"' -> string(depth == 1 && onlyTexts);
        case 't' -> word("true");
        case 'f' -> word("false");
        case 'n' -> word("null");
        default -> number();
      };
    }

    private boolean sequence(char close, int depth, boolean named) {
      at++;
      skipSpace();
      if (at < text.length() && text.charAt(at) == close) {
        at++;
        return true;
      }
      while (true) {
        if (named && !name()) {
          return false;
        }
        if (!value(depth + 1)) {
          return false;
        }
        skipSpace();
        if (at >= text.length()) {
          return false;
        }
        char next = text.charAt(at++);
        if (next == close) {
          return true;
        }
        if (next != ',') {
          return false;
        }
      }
    }

    private boolean name() {
      skipSpace();
      if (at >= text.length() || text.charAt(at) != '"' || !string(false)) {
        return false;
      }
      skipSpace();
      return at < text.length() && text.charAt(at++) == ':';
    }

    private boolean string(boolean kept) {
      StringBuilder out = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          if (kept) {
            texts.add(out.toString());
          }
          return true;
        }
        if (c < ' ' || (c == '\\' && !escape(out))) {
          return false;
        }
        if (c != '\\') {
          out.append(c);
        }
      }
      return false;
    }

    private boolean escape(StringBuilder out) {
      if (at >= text.length()) {
        return false;
      }
      char c = text.charAt(at++);
      int plain = "\"\\/bfnrt".indexOf(c);
      if (plain >= 0) {
        out.append("\"\\/\b\f\n\r\t".charAt(plain));
        return true;
      }
      if (c != 'u' || at + 4 > text.length()) {
        return false;
      }
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = Character.digit(text.charAt(at++), 16);
        code = digit < 0 ? Integer.MIN_VALUE : 16 * code + digit;
      }
      out.append((char) code);
      return code >= 0;
    }

    private boolean word(String word) {
      boolean found = text.startsWith(word, at);
      at += word.length();
      return found;
    }

    private boolean number() {
      int start = at;
      while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return ScalarText.isJsonNumber(text.substring(start, at));
    }

    private void skipSpace() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
