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

  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

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

  private static int numbers(Value left, Value right) {
    return switch (left) {
      case IntNode a ->
          switch (right) {
            case IntNode b -> Long.compare(a.value(), b.value());
            case CelUint b -> signedToUnsigned(a.value(), b.bits());
            case FloatNode b -> signedToReal(a.value(), b.doubleValue());
            default -> NONE;
          };
      case CelUint a ->
          switch (right) {
            case IntNode b -> -signedToUnsigned(b.value(), a.bits());
            case CelUint b -> Long.compareUnsigned(a.bits(), b.bits());
            case FloatNode b -> unsignedToReal(a.bits(), b.doubleValue());
            default -> NONE;
          };
      case FloatNode a ->
          switch (right) {
            case IntNode b -> reversed(signedToReal(b.value(), a.doubleValue()));
            case CelUint b -> reversed(unsignedToReal(b.bits(), a.doubleValue()));
            case FloatNode b -> reals(a.doubleValue(), b.doubleValue());
            default -> NONE;
          };
      default -> NONE;
    };
  }

  private static int reversed(int order) {
    return order == NONE ? NONE : -order;
  }

  private static int signedToUnsigned(long signed, long unsigned) {
    return signed < 0 || unsigned < 0 ? -1 : Long.compare(signed, unsigned);
  }

  private static int signedToReal(long whole, double real) {
    if (Double.isNaN(real)) {
      return NONE;
    }
    if (real >= TWO_TO_63) {
      return -1;
    }
    return real < -TWO_TO_63 ? 1 : reals((double) whole, real);
  }

  private static int unsignedToReal(long bits, double real) {
    if (Double.isNaN(real)) {
      return NONE;
    }
    if (real >= TWO_TO_64) {
      return -1;
    }
    return real < 0 ? 1 : reals(toDouble(bits), real);
  }

  static double toDouble(long unsignedBits) {
    double half = (double) (unsignedBits >>> 1) * 2.0;
    return unsignedBits >= 0 ? (double) unsignedBits : half + (unsignedBits & 1);
  }

  private static int reals(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return NONE;
    }
    return left == right ? 0 : left < right ? -1 : 1;
  }
}
