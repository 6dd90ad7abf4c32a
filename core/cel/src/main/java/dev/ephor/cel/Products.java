package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;

/** {@code *}, {@code /} and {@code %} of every kind of operands. */
final class Products {
  private Products() {}

  static Value multiply(Frame frame, Value left, Value right) {
    frame.cost++;
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> {
        long high = Math.multiplyHigh(a.value(), b.value());
        long low = a.value() * b.value();
        yield high == low >> 63 ? IntNode.of(low) : CelError.INTEGER_OVERFLOW;
      }
      case FloatNode a when right instanceof FloatNode b ->
          FloatNode.of(a.doubleValue() * b.doubleValue());
      case CelUint a when right instanceof CelUint b ->
          Math.unsignedMultiplyHigh(a.bits(), b.bits()) == 0
              ? new CelUint(a.bits() * b.bits())
              : CelError.UNSIGNED_OVERFLOW;
      default -> CelError.NO_SUCH_OVERLOAD;
    };
  }

  static Value divide(Frame frame, Value left, Value right) {
    frame.cost++;
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> {
        if (b.value() == 0) {
          yield CelError.DIVISION_BY_ZERO;
        }
        boolean overflow = a.value() == Long.MIN_VALUE && b.value() == -1;
        yield overflow ? CelError.INTEGER_OVERFLOW : IntNode.of(a.value() / b.value());
      }
      case FloatNode a when right instanceof FloatNode b ->
          FloatNode.of(a.doubleValue() / b.doubleValue());
      case CelUint a when right instanceof CelUint b ->
          b.bits() == 0
              ? CelError.DIVISION_BY_ZERO
              : new CelUint(Long.divideUnsigned(a.bits(), b.bits()));
      default -> CelError.NO_SUCH_OVERLOAD;
    };
  }

  static Value modulo(Frame frame, Value left, Value right) {
    frame.cost++;
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> {
        if (b.value() == 0) {
          yield CelError.MODULUS_BY_ZERO;
        }
        boolean overflow = a.value() == Long.MIN_VALUE && b.value() == -1;
        yield overflow ? CelError.INTEGER_OVERFLOW : IntNode.of(a.value() % b.value());
      }
      case CelUint a when right instanceof CelUint b ->
          b.bits() == 0
              ? CelError.MODULUS_BY_ZERO
              : new CelUint(Long.remainderUnsigned(a.bits(), b.bits()));
      default -> CelError.NO_SUCH_OVERLOAD;
    };
  }
}
