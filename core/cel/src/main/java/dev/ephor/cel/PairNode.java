package dev.ephor.cel;

import dev.ephor.document.Value;

/** A node of two operands, evaluated from left to right; the first error is its value. */
abstract class PairNode extends CelNode {
  private final CelNode left;
  private final CelNode right;

  PairNode(CelNode left, CelNode right) {
    this.left = left;
    this.right = right;
  }

  /** The value of two operands, neither of which is an error. */
  abstract Value combine(Frame frame, Value a, Value b);

  @Override
  final Value evaluate(Frame frame) {
    Value a = left.evaluate(frame);
    if (a instanceof CelError) {
      return a;
    }
    Value b = right.evaluate(frame);
    return b instanceof CelError ? b : combine(frame, a, b);
  }
}
