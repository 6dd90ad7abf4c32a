package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Order of values, across the types of numbers. */
final class Ordering {
  /** Answer for values that have no order: of different kinds, or not a number. */
  static final int NONE = Integer.MIN_VALUE;

  private Ordering() {}

  /** Negative, zero or positive; {@link #NONE} when the values cannot be compared. */
  static int compare(Value left, Value right) {
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> Long.compare(a.value(), b.value());
      case StringNode a when right instanceof StringNode b -> strings(a.value(), b.value());
      case IntNode _, FloatNode _, CelUint _ -> numbers(left, right);
      case BoolNode a when right instanceof BoolNode b -> Boolean.compare(a.value(), b.value());
      case CelBytes a when right instanceof CelBytes b -> Integer.signum(a.compareTo(b));
      case CelTimestamp a when right instanceof CelTimestamp b -> a.compareTo(b);
      case CelDuration a when right instanceof CelDuration b -> a.compareTo(b);
      default -> NONE;
    };
  }

  static boolean areNumbers(Value left, Value right) {
    return isNumber(left) && isNumber(right);
  }

  private static boolean isNumber(Value value) {
    return value instanceof NumberNode || value instanceof CelUint;
  }

  static boolean equalNumbers(Value left, Value right) {
    return numbers(left, right) == 0;
  }

  /** As Go compares strings: by bytes of UTF-8, that is by code points. */
  static int strings(String left, String right) {
    int end = Math.min(left.length(), right.length());
    for (int i = 0; i < end; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        // A surrogate stands for a code point above all other characters of 16 bits.
        boolean upperA = Character.isSurrogate(a);
        boolean upperB = Character.isSurrogate(b);
        return upperA == upperB ? Integer.signum(a - b) : (upperA ? 1 : -1);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /**
   * A whole number and a double compare as doubles, and so lose digits from 2^53 on, as in cel-go
   * and the suite of the language.
   */
  private static int numbers(Value left, Value right) {
    return switch (left) {
      case IntNode a ->
          switch (right) {
            case IntNode b -> Long.compare(a.value(), b.value());
            case CelUint b -> signedToUnsigned(a.value(), b.bits());
            case FloatNode b -> reals((double) a.value(), b.doubleValue());
            default -> NONE;
          };
      case CelUint a ->
          switch (right) {
            case IntNode b -> -signedToUnsigned(b.value(), a.bits());
            case CelUint b -> Long.compareUnsigned(a.bits(), b.bits());
            case FloatNode b -> reals(toDouble(a.bits()), b.doubleValue());
            default -> NONE;
          };
      case FloatNode a ->
          switch (right) {
            case IntNode b -> reals(a.doubleValue(), (double) b.value());
            case CelUint b -> reals(a.doubleValue(), toDouble(b.bits()));
            case FloatNode b -> reals(a.doubleValue(), b.doubleValue());
            default -> NONE;
          };
      default -> NONE;
    };
  }

  private static int signedToUnsigned(long signed, long unsigned) {
    return signed < 0 || unsigned < 0 ? -1 : Long.compare(signed, unsigned);
  }

  static double toDouble(long unsignedBits) {
    if (unsignedBits >= 0) {
      return (double) unsignedBits;
    }
    // The lowest bit is kept, so that halving does not turn "more than half" into a tie.
    return (double) ((unsignedBits >>> 1) | (unsignedBits & 1)) * 2.0;
  }

  private static int reals(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return NONE;
    }
    return left == right ? 0 : left < right ? -1 : 1;
  }
}
