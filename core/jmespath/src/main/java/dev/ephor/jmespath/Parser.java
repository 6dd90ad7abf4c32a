package dev.ephor.jmespath;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Top-down operator precedence parser.
 *
 * <p>The first fault is kept; from then on the parser sees only the end of the text, so every rule
 * returns soon and nothing is thrown. {@link #peak} is the level of the deepest leaf of what is
 * being parsed, counted from the root. Bounding it bounds the recursion of the rules and the height
 * of the tree as well, which left-associative operators grow without recursion.
 */
final class Parser {
  /** Operators that bind weaker than this end the right side of a projection. */
  private static final int PROJECTION_STOP = 10;

  private final List<Token> tokens;
  private final int depthMax;
  private int at = 0;
  private int depth = 0;
  private int peak = 0;
  private @Nullable SyntaxFault fault;

  private Parser(List<Token> tokens, int depthMax) {
    this.tokens = tokens;
    this.depthMax = depthMax;
  }

  /** A tree, or the first fault of the text. */
  sealed interface Result {
    record Parsed(Ast tree) implements Result {}

    record Faulty(SyntaxFault fault) implements Result {}
  }

  static Result parse(String text, JmesLimits limits) {
    if (text.length() > limits.expressionLength()) {
      String message = "expression is longer than " + limits.expressionLength() + " characters";
      return new Result.Faulty(new SyntaxFault(SyntaxFault.TOO_LONG, message, 0, Optional.empty()));
    }
    Lexer.Result lexed = Lexer.read(text);
    if (lexed.fault() != null) {
      return new Result.Faulty(lexed.fault());
    }
    Parser parser = new Parser(lexed.tokens(), limits.depth());
    Ast tree = parser.expression(0);
    if (parser.fault == null && parser.kind() != Token.Kind.END) {
      parser.unexpected("after the expression");
    }
    return parser.fault == null ? new Result.Parsed(tree) : new Result.Faulty(parser.fault);
  }

  private Ast expression(int power) {
    int outer = depth;
    int outerPeak = peak;
    depth++;
    peak = depth;
    checkHeight();
    Ast left = fault == null ? prefix(advance()) : nothing();
    while (fault == null && power < kind().power) {
      // All of what stands left moves one level down.
      peak++;
      checkHeight();
      left = infix(left, advance());
    }
    depth = outer;
    peak = Math.max(outerPeak, peak);
    return left;
  }

  private void checkHeight() {
    if (peak > depthMax) {
      fail(
          new SyntaxFault(
              SyntaxFault.TOO_DEEP,
              "expression is nested deeper than " + depthMax + " levels",
              token().start(),
              Optional.empty()));
    }
  }

  private Ast prefix(Token token) {
    Ast.Range range = rangeOf(token);
    return switch (token.kind()) {
      case NAME -> name(token);
      case QUOTED_NAME -> quotedName(token);
      case LITERAL -> literal(token);
      case RAW_STRING -> new Ast.Literal(Lexer.rawStringOf(token), range);
      case CURRENT -> new Ast.Current(range);
      case STAR -> valueProjection(before(token), range, Token.Kind.STAR.power);
      case FILTER -> filter(before(token), range);
      case FLATTEN -> flatten(before(token), range);
      case LEFT_BRACE -> multiHash(range);
      case LEFT_BRACKET -> leadingBracket(token);
      case LEFT_PAREN -> parenthesized(range);
      case NOT -> negation(token);
      case AMPERSAND -> reference(token);
      case END,
          NUMBER,
          COMMA,
          COLON,
          RIGHT_BRACKET,
          RIGHT_PAREN,
          RIGHT_BRACE,
          PIPE,
          OR,
          AND,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          DOT ->
          noExpression(token);
    };
  }

  private Ast noExpression(Token token) {
    fail(SyntaxFault.syntax("expected an expression, found " + token.kind().words, token.start()));
    return nothing();
  }

  private Ast name(Token token) {
    if (kind() == Token.Kind.LEFT_PAREN) {
      advance();
      return call(token);
    }
    return new Ast.Field(token.text(), rangeOf(token));
  }

  private Ast quotedName(Token token) {
    if (kind() == Token.Kind.LEFT_PAREN) {
      fail(SyntaxFault.syntax("a function's name must not be quoted", token.start()));
    }
    return new Ast.Field(token.text(), rangeOf(token));
  }

  private Ast literal(Token token) {
    return switch (Lexer.literalOf(token)) {
      case JsonText.Read.Ok ok -> new Ast.Literal(ok.value(), rangeOf(token));
      case JsonText.Read.Bad bad -> {
        fail(SyntaxFault.syntax("literal: " + bad.message(), token.start() + 1 + bad.offset()));
        yield nothing();
      }
    };
  }

  private Ast negation(Token token) {
    Ast operand = expression(Token.Kind.NOT.power);
    return new Ast.Not(operand, rangeOf(token).to(operand.range()));
  }

  private Ast reference(Token token) {
    Ast operand = expression(0);
    return new Ast.Reference(operand, rangeOf(token).to(operand.range()));
  }

  private Ast parenthesized(Ast.Range open) {
    Ast inner = expression(0);
    expect(Token.Kind.RIGHT_PAREN, open);
    return inner;
  }

  private Ast leadingBracket(Token token) {
    Ast.Range range = rangeOf(token);
    if (kind() == Token.Kind.NUMBER || kind() == Token.Kind.COLON) {
      return indexOrSlice(before(token), range);
    }
    if (kind() == Token.Kind.STAR && peek(1).kind() == Token.Kind.RIGHT_BRACKET) {
      advance();
      advance();
      return projection(before(token), range);
    }
    return multiList(range);
  }

  private Ast infix(Ast left, Token token) {
    Ast.Range from = left.range();
    return switch (token.kind()) {
      case DOT -> dot(left);
      case PIPE -> {
        Ast right = expression(token.kind().power);
        yield new Ast.Pipe(left, right, from.to(right.range()));
      }
      case OR -> {
        Ast right = expression(token.kind().power);
        yield new Ast.Or(left, right, from.to(right.range()));
      }
      case AND -> {
        Ast right = expression(token.kind().power);
        yield new Ast.And(left, right, from.to(right.range()));
      }
      case EQUAL -> comparison(Ast.Comparator.EQUAL, left);
      case NOT_EQUAL -> comparison(Ast.Comparator.NOT_EQUAL, left);
      case LESS -> comparison(Ast.Comparator.LESS, left);
      case LESS_OR_EQUAL -> comparison(Ast.Comparator.LESS_OR_EQUAL, left);
      case GREATER -> comparison(Ast.Comparator.GREATER, left);
      case GREATER_OR_EQUAL -> comparison(Ast.Comparator.GREATER_OR_EQUAL, left);
      case FLATTEN -> flatten(left, from.to(rangeOf(token)));
      case FILTER -> filter(left, rangeOf(token));
      case LEFT_BRACKET -> bracket(left, token);
      case STAR,
          NOT,
          LEFT_BRACE,
          LEFT_PAREN,
          END,
          NAME,
          QUOTED_NAME,
          NUMBER,
          LITERAL,
          RAW_STRING,
          CURRENT,
          AMPERSAND,
          COMMA,
          COLON,
          RIGHT_BRACKET,
          RIGHT_PAREN,
          RIGHT_BRACE ->
          misplaced(token);
    };
  }

  private Ast misplaced(Token token) {
    fail(
        SyntaxFault.syntax(
            "unexpected " + token.kind().words + " after an expression", token.start()));
    return nothing();
  }

  private Ast comparison(Ast.Comparator by, Ast left) {
    Ast right = expression(Token.Kind.EQUAL.power);
    return new Ast.Comparison(by, left, right, left.range().to(right.range()));
  }

  private Ast dot(Ast left) {
    if (kind() == Token.Kind.STAR) {
      Ast.Range star = rangeOf(advance());
      // The reference implementation binds what follows as tightly as the dot before the star: in
      // `a.*.b.c` the projection ends after `b`.
      return valueProjection(left, star, Token.Kind.DOT.power);
    }
    Ast right = afterDot(Token.Kind.DOT.power);
    return new Ast.Sub(left, right, left.range().to(right.range()));
  }

  /** What may follow a dot: a name, a call, a multi-select, or a value projection. */
  private Ast afterDot(int power) {
    return switch (kind()) {
      case NAME, QUOTED_NAME, STAR -> expression(power);
      case LEFT_BRACKET -> multiList(rangeOf(advance()));
      case LEFT_BRACE -> multiHash(rangeOf(advance()));
      case END,
          NUMBER,
          LITERAL,
          RAW_STRING,
          CURRENT,
          AMPERSAND,
          COMMA,
          COLON,
          RIGHT_BRACKET,
          RIGHT_PAREN,
          RIGHT_BRACE,
          PIPE,
          OR,
          AND,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          FLATTEN,
          FILTER,
          DOT,
          NOT,
          LEFT_PAREN ->
          noMember();
    };
  }

  private Ast noMember() {
    fail(
        SyntaxFault.syntax(
            "expected a name, `*`, `[` or `{` after `.`, found " + kind().words, token().start()));
    return nothing();
  }

  private Ast bracket(Ast left, Token open) {
    Ast.Range range = rangeOf(open);
    if (kind() == Token.Kind.NUMBER || kind() == Token.Kind.COLON) {
      return indexOrSlice(left, range);
    }
    if (kind() != Token.Kind.STAR) {
      fail(
          SyntaxFault.syntax(
              "expected a number, `:` or `*` after `[`, found " + kind().words, token().start()));
      return nothing();
    }
    advance();
    expect(Token.Kind.RIGHT_BRACKET, range);
    return projection(left, range);
  }

  private Ast indexOrSlice(Ast left, Ast.Range open) {
    int number = 0;
    OptionalInt[] parts = {OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()};
    boolean wasNumber = false;
    while (fault == null && kind() != Token.Kind.RIGHT_BRACKET) {
      Token token = advance();
      if (token.kind() == Token.Kind.NUMBER && !wasNumber) {
        parts[number] = numberOf(token);
        wasNumber = true;
      } else if (token.kind() == Token.Kind.COLON && number < 2) {
        number++;
        wasNumber = false;
      } else {
        fail(SyntaxFault.syntax("expected `]`, found " + token.kind().words, token.start()));
      }
    }
    Ast.Range range = open.to(rangeOf(advance()));
    Ast.Range whole = left.range().to(range);
    if (number == 0) {
      return new Ast.Indexed(left, new Ast.Index(parts[0].orElse(0), range), whole);
    }
    Ast slice = new Ast.Slice(parts[0], parts[1], parts[2], range);
    return projection(new Ast.Indexed(left, slice, whole), whole);
  }

  private OptionalInt numberOf(Token token) {
    try {
      // An index beyond 32 bits is out of every array's bounds, as its nearest 32-bit number is.
      long value = Long.parseLong(token.text());
      return OptionalInt.of(Math.clamp(value, Integer.MIN_VALUE + 1, Integer.MAX_VALUE));
    } catch (NumberFormatException _) {
      fail(SyntaxFault.syntax("number `" + token.text() + "` is too large", token.start()));
      return OptionalInt.empty();
    }
  }

  private Ast projection(Ast left, Ast.Range last) {
    Ast.Range range = left.range().to(last);
    Ast right = projected(Token.Kind.STAR.power, range);
    return new Ast.Projection(left, right, range.to(right.range()));
  }

  private Ast valueProjection(Ast left, Ast.Range star, int power) {
    Ast.Range range = left.range().to(star);
    Ast right = projected(power, range);
    return new Ast.ValueProjection(left, right, range.to(right.range()));
  }

  private Ast flatten(Ast left, Ast.Range range) {
    Ast flat = new Ast.Flatten(left, range);
    Ast right = projected(Token.Kind.FLATTEN.power, range);
    return new Ast.Projection(flat, right, range.to(right.range()));
  }

  private Ast filter(Ast left, Ast.Range open) {
    Ast condition = expression(0);
    Ast.Range range = left.range().to(open).to(expect(Token.Kind.RIGHT_BRACKET, open));
    Ast right =
        kind() == Token.Kind.FLATTEN
            ? new Ast.Identity(end(range))
            : projected(Token.Kind.FILTER.power, range);
    return new Ast.FilterProjection(left, right, condition, range.to(right.range()));
  }

  /** The right side of a projection that ends where {@code before} ends. */
  private Ast projected(int power, Ast.Range before) {
    if (kind().power < PROJECTION_STOP) {
      return new Ast.Identity(end(before));
    }
    if (kind() == Token.Kind.LEFT_BRACKET || kind() == Token.Kind.FILTER) {
      return expression(power);
    }
    if (kind() == Token.Kind.DOT) {
      advance();
      return afterDot(power);
    }
    unexpected("after a projection");
    return nothing();
  }

  private Ast multiList(Ast.Range open) {
    List<Ast> elements = new ArrayList<>();
    do {
      elements.add(expression(0));
    } while (fault == null && takeComma());
    Ast.Range close = expect(Token.Kind.RIGHT_BRACKET, open);
    return new Ast.MultiList(elements, open.to(close));
  }

  private Ast multiHash(Ast.Range open) {
    List<Ast.Member> members = new ArrayList<>();
    do {
      Token key = advance();
      if (key.kind() != Token.Kind.NAME && key.kind() != Token.Kind.QUOTED_NAME) {
        fail(SyntaxFault.syntax("expected a key, found " + key.kind().words, key.start()));
      }
      expect(Token.Kind.COLON, open);
      members.add(new Ast.Member(key.text(), expression(0)));
    } while (fault == null && takeComma());
    Ast.Range close = expect(Token.Kind.RIGHT_BRACE, open);
    return new Ast.MultiHash(members, open.to(close));
  }

  private Ast call(Token name) {
    List<Ast> arguments = new ArrayList<>();
    Ast.Range open = rangeOf(name);
    while (fault == null && kind() != Token.Kind.RIGHT_PAREN) {
      arguments.add(expression(0));
      // A comma before the closing parenthesis is allowed.
      if (!takeComma()) {
        break;
      }
    }
    Ast.Range close = expect(Token.Kind.RIGHT_PAREN, open);
    return new Ast.Call(name.text(), arguments, open.to(close));
  }

  private boolean takeComma() {
    if (kind() == Token.Kind.COMMA) {
      advance();
      return true;
    }
    return false;
  }

  /** Range of the expected token; when another one stands there, {@code else} after a fault. */
  private Ast.Range expect(Token.Kind wanted, Ast.Range otherwise) {
    if (kind() == wanted) {
      return rangeOf(advance());
    }
    fail(
        SyntaxFault.syntax(
            "expected " + wanted.words + ", found " + kind().words, token().start()));
    return otherwise;
  }

  private void unexpected(String where) {
    fail(SyntaxFault.syntax("unexpected " + kind().words + " " + where, token().start()));
  }

  private void fail(SyntaxFault found) {
    if (fault == null) {
      fault = found;
      at = tokens.size() - 1;
    }
  }

  private Token token() {
    return tokens.get(at);
  }

  private Token.Kind kind() {
    return token().kind();
  }

  private Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private Token advance() {
    Token token = token();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  private static Ast.Range rangeOf(Token token) {
    return new Ast.Range(token.start(), token.end());
  }

  private static Ast before(Token token) {
    return new Ast.Identity(new Ast.Range(token.start(), token.start()));
  }

  private static Ast.Range end(Ast.Range range) {
    return new Ast.Range(range.end(), range.end());
  }

  private Ast nothing() {
    return new Ast.Identity(new Ast.Range(token().start(), token().start()));
  }
}
