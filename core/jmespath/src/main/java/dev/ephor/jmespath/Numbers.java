package dev.ephor.jmespath;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import java.math.BigDecimal;

/** Numbers that functions yield: whole ones are integers wherever 64 bits hold them. */
final class Numbers {
  private static final int TEXT_MAX = 400;

  private Numbers() {}

  static NumberNode of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 0x1p63
        ? IntNode.of((long) value)
        : FloatNode.of(value);
  }

  static NumberNode add(NumberNode a, NumberNode b) {
    if (a instanceof IntNode x && b instanceof IntNode y) {
      long sum = x.value() + y.value();
      // Overflow: both have another sign than the sum.
      if (((x.value() ^ sum) & (y.value() ^ sum)) >= 0) {
        return IntNode.of(sum);
      }
    }
    return of(a.doubleValue() + b.doubleValue());
  }

  static NumberNode subtract(NumberNode a, NumberNode b) {
    if (a instanceof IntNode x && b instanceof IntNode y) {
      long difference = x.value() - y.value();
      // Overflow: operands of different signs, and the result has not the sign of the first.
      if (((x.value() ^ y.value()) & (x.value() ^ difference)) >= 0) {
        return IntNode.of(difference);
      }
    }
    return of(a.doubleValue() - b.doubleValue());
  }

  static NumberNode multiply(NumberNode a, NumberNode b) {
    if (a instanceof IntNode x && b instanceof IntNode y) {
      long high = Math.multiplyHigh(x.value(), y.value());
      long low = x.value() * y.value();
      if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
        return IntNode.of(low);
      }
    }
    return of(a.doubleValue() * b.doubleValue());
  }

  /** All digits, no exponent: how numbers are matched as text. */
  static String plain(NumberNode number) {
    return switch (number) {
      case IntNode whole -> whole.toString();
      case FloatNode real ->
          Double.isFinite(real.doubleValue())
              ? new BigDecimal(real.toString()).toPlainString()
              : real.toString();
    };
  }

  /**
   * The number a text stands for, or null. Forms are those of Go's {@code strconv.ParseFloat}:
   * single underscores between digits and hexadecimal floats count. Infinities and NaN do not,
   * since JSON has no number for them.
   */
  static Node parse(String text) {
    if (text.isEmpty() || text.length() > TEXT_MAX || !isNumeral(text)) {
      return NullNode.NULL;
    }
    String plain = text.replace("_", "");
    if (isWhole(plain)) {
      try {
        return IntNode.of(Long.parseLong(plain));
      } catch (NumberFormatException _) {
        // Beyond 64 bits: the nearest double stands for it.
      }
    }
    try {
      double value = Double.parseDouble(plain);
      return Double.isInfinite(value) ? NullNode.NULL : of(value);
    } catch (NumberFormatException _) {
      return NullNode.NULL;
    }
  }

  private static boolean isWhole(String text) {
    for (int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Keeps out what only Java reads as a number: blanks, words, type letters at the end. */
  private static boolean isNumeral(String text) {
    boolean hex = text.contains("0x") || text.contains("0X");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean hexDigit = hex && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
      boolean sign = "+-.xXpP".indexOf(c) >= 0 || (!hex && (c == 'e' || c == 'E'));
      boolean between = c == '_' && isDigitAt(text, i - 1) && isDigitAt(text, i + 1);
      if (!digit && !hexDigit && !sign && !between) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigitAt(String text, int index) {
    return index >= 0 && index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
  }
}
