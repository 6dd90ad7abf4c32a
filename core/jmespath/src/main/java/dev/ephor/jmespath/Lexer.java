package dev.ephor.jmespath;

import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the text of an expression into tokens. After a fault no more tokens are read: the list then
 * ends where the fault stands.
 */
final class Lexer {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at = 0;
  private @Nullable SyntaxFault fault;

  private Lexer(String text) {
    this.text = text;
  }

  record Result(List<Token> tokens, @Nullable SyntaxFault fault) {}

  static Result read(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.fault == null && lexer.at < text.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "", text.length(), text.length()));
    return new Result(lexer.tokens, lexer.fault);
  }

  private void next() {
    char c = text.charAt(at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      at++;
    } else if (isNameStart(c)) {
      name();
    } else if (c == '-' || isDigit(c)) {
      number();
    } else {
      switch (c) {
        case '"' -> quotedName();
        case '\'' -> rawString();
        case '`' -> literal();
        default -> symbol(c);
      }
    }
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void name() {
    int end = at + 1;
    while (end < text.length() && (isNameStart(text.charAt(end)) || isDigit(text.charAt(end)))) {
      end++;
    }
    add(Token.Kind.NAME, text.substring(at, end), end);
  }

  private void number() {
    int end = at + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    String digits = text.substring(at, end);
    if (digits.equals("-")) {
      fail("`-` must be followed by digits", at);
      return;
    }
    add(Token.Kind.NUMBER, digits, end);
  }

  /** A JSON string: the same escapes, the same errors. */
  private void quotedName() {
    int end = closing('"');
    if (end < 0) {
      fail("quoted name is not closed", at);
      return;
    }
    switch (JsonText.read(text.substring(at, end + 1))) {
      case JsonText.Read.Ok(StringNode(String name)) -> add(Token.Kind.QUOTED_NAME, name, end + 1);
      case JsonText.Read.Ok _ -> fail("quoted name is no JSON string", at);
      case JsonText.Read.Bad bad -> fail("quoted name: " + bad.message(), at + bad.offset());
    }
  }

  /** Within single quotes only {@code \'} is an escape; other backslashes stand for themselves. */
  private void rawString() {
    int end = closing('\'');
    if (end < 0) {
      fail("string is not closed", at);
      return;
    }
    add(Token.Kind.RAW_STRING, text.substring(at + 1, end).replace("\\'", "'"), end + 1);
  }

  private void literal() {
    int end = closing('`');
    if (end < 0) {
      fail("literal is not closed", at);
      return;
    }
    add(Token.Kind.LITERAL, text.substring(at + 1, end).replace("\\`", "`"), end + 1);
  }

  /** JSON of a literal token, or the fault that is reported at the literal. */
  static JsonText.Read literalOf(Token token) {
    return JsonText.read(token.text());
  }

  static Node rawStringOf(Token token) {
    return StringNode.of(token.text());
  }

  private int closing(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end < text.length() ? end : -1;
  }

  private void symbol(char c) {
    switch (c) {
      case '.' -> add(Token.Kind.DOT, 1);
      case '*' -> add(Token.Kind.STAR, 1);
      case '@' -> add(Token.Kind.CURRENT, 1);
      case ',' -> add(Token.Kind.COMMA, 1);
      case ':' -> add(Token.Kind.COLON, 1);
      case ']' -> add(Token.Kind.RIGHT_BRACKET, 1);
      case '(' -> add(Token.Kind.LEFT_PAREN, 1);
      case ')' -> add(Token.Kind.RIGHT_PAREN, 1);
      case '{' -> add(Token.Kind.LEFT_BRACE, 1);
      case '}' -> add(Token.Kind.RIGHT_BRACE, 1);
      case '[' -> leftBracket();
      case '|' -> either('|', Token.Kind.OR, Token.Kind.PIPE);
      case '&' -> either('&', Token.Kind.AND, Token.Kind.AMPERSAND);
      case '!' -> either('=', Token.Kind.NOT_EQUAL, Token.Kind.NOT);
      case '<' -> either('=', Token.Kind.LESS_OR_EQUAL, Token.Kind.LESS);
      case '>' -> either('=', Token.Kind.GREATER_OR_EQUAL, Token.Kind.GREATER);
      case '=' -> {
        if (follows('=')) {
          add(Token.Kind.EQUAL, 2);
        } else {
          fail("`=` is no operator; equality is `==`", at);
        }
      }
      default ->
          fail("unexpected character `" + Character.toString(text.codePointAt(at)) + "`", at);
    }
  }

  private void leftBracket() {
    if (follows(']')) {
      add(Token.Kind.FLATTEN, 2);
    } else {
      either('?', Token.Kind.FILTER, Token.Kind.LEFT_BRACKET);
    }
  }

  private void either(char second, Token.Kind both, Token.Kind single) {
    if (follows(second)) {
      add(both, 2);
    } else {
      add(single, 1);
    }
  }

  private boolean follows(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  private void add(Token.Kind kind, int length) {
    add(kind, text.substring(at, at + length), at + length);
  }

  private void add(Token.Kind kind, String content, int end) {
    tokens.add(new Token(kind, content, at, end));
    at = end;
  }

  private void fail(String message, int offset) {
    fault = SyntaxFault.syntax(message, offset);
  }
}
