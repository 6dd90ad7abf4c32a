package dev.ephor.jmespath;

/** A piece of the text from {@code start} (inclusive) to {@code end} (exclusive). */
record Token(Kind kind, String text, int start, int end) {

  /** Kinds with the power by which they bind what stands left of them; 0 for those that do not. */
  enum Kind {
    END("the end of the expression", 0),
    NAME("a name", 0),
    QUOTED_NAME("a quoted name", 0),
    NUMBER("a number", 0),
    LITERAL("a literal", 0),
    RAW_STRING("a string", 0),
    CURRENT("`@`", 0),
    AMPERSAND("`&`", 0),
    COMMA("`,`", 0),
    COLON("`:`", 0),
    RIGHT_BRACKET("`]`", 0),
    RIGHT_PAREN("`)`", 0),
    RIGHT_BRACE("`}`", 0),
    PIPE("`|`", 1),
    OR("`||`", 2),
    AND("`&&`", 3),
    EQUAL("`==`", 5),
    NOT_EQUAL("`!=`", 5),
    LESS("`<`", 5),
    LESS_OR_EQUAL("`<=`", 5),
    GREATER("`>`", 5),
    GREATER_OR_EQUAL("`>=`", 5),
    FLATTEN("`[]`", 9),
    STAR("`*`", 20),
    FILTER("`[?`", 21),
    DOT("`.`", 40),
    NOT("`!`", 45),
    LEFT_BRACE("`{`", 50),
    LEFT_BRACKET("`[`", 55),
    LEFT_PAREN("`(`", 60);

    final String words;
    final int power;

    Kind(String words, int power) {
      this.words = words;
      this.power = power;
    }
  }
}
