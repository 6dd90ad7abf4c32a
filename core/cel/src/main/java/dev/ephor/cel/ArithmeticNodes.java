package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;

/** Nodes of arithmetic. */
final class ArithmeticNodes {
  private ArithmeticNodes() {}

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO;

    Value apply(Frame frame, Value left, Value right) {
      return switch (this) {
        case ADD -> Sums.add(frame, left, right);
        case SUBTRACT -> Sums.subtract(frame, left, right);
        case MULTIPLY -> Products.multiply(frame, left, right);
        case DIVIDE -> Products.divide(frame, left, right);
        case MODULO -> Products.modulo(frame, left, right);
      };
    }
  }

  static final class Binary extends PairNode {
    private final Operator operator;

    Binary(CelNode left, CelNode right, Operator operator) {
      super(left, right);
      this.operator = operator;
    }

    @Override
    Value combine(Frame frame, Value a, Value b) {
      return operator.apply(frame, a, b);
    }
  }

  static final class Negate extends CelNode {
    private final CelNode operand;

    Negate(CelNode operand) {
      this.operand = operand;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      frame.cost++;
      return switch (value) {
        case IntNode whole ->
            whole.value() == Long.MIN_VALUE
                ? CelError.INTEGER_OVERFLOW
                : IntNode.of(-whole.value());
        case FloatNode real -> FloatNode.of(-real.doubleValue());
        case CelDuration span ->
            span.nanos() == Long.MIN_VALUE
                ? CelError.INTEGER_OVERFLOW
                : new CelDuration(-span.nanos());
        case CelError error -> error;
        default -> CelError.NO_SUCH_OVERLOAD;
      };
    }
  }
}
