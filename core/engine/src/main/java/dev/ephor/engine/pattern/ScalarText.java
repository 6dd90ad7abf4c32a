package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Scalars as texts and texts as numbers, in the forms of Go's strconv package. */
final class ScalarText {
  private static final int NUMBER_LENGTH_MAX = 400;

  /** Longest exponent with its letter and sign: arithmetic with larger ones would be costly. */
  private static final int EXPONENT_LENGTH_MAX = 5;

  private ScalarText() {}

  /** Text that a pattern or an operator compares; null for values that have none. */
  static @Nullable String of(@Nullable Node value) {
    return switch (value) {
      case StringNode(String text) -> text;
      case BoolNode bool -> bool.toString();
      case IntNode number -> number.toString();
      case FloatNode number -> GoNumbers.formatE(number.doubleValue());
      case NullNode _, ArrayNode _, ObjectNode _ -> null;
      case null -> null;
    };
  }

  /** Whether the text is a decimal whole number of this value, with or without sign. */
  static boolean isWhole(String text, long wanted) {
    int start = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    if (start == text.length() || text.length() > NUMBER_LENGTH_MAX) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    try {
      return Long.parseLong(text) == wanted;
    } catch (NumberFormatException _) {
      return false; // beyond 64 bits
    }
  }

  /** Whether the text is a decimal number of this value. */
  static boolean isReal(String text, double wanted) {
    BigDecimal number = number(text);
    return number != null && number.doubleValue() == wanted;
  }

  /** The decimal number that the text writes, with or without exponent; null when it is none. */
  static @Nullable BigDecimal number(String text) {
    if (text.isEmpty() || text.length() > NUMBER_LENGTH_MAX || exponentIsLong(text)) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      // Java would also take digits of other scripts.
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static boolean exponentIsLong(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    return mark >= 0 && text.length() - mark > EXPONENT_LENGTH_MAX;
  }

  /** Whether the text is a number in JSON's grammar: no plus, no leading zero, no bare point. */
  static boolean isJsonNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    boolean grammar =
        start < text.length()
            && isDigit(text, start)
            && !(text.charAt(start) == '0' && isDigit(text, start + 1))
            && !text.endsWith(".")
            && !text.contains(".e")
            && !text.contains(".E");
    return grammar && number(text) != null;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
