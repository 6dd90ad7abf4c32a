package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** Nodes of boolean logic. An error on one side of {@code &&} or {@code ||} may be outvoted. */
final class LogicNodes {
  private LogicNodes() {}

  /** {@code &&} and {@code ||} of any number of terms. */
  static final class Junction extends CelNode {
    /** The value of one term that decides the whole: false for {@code &&}. */
    private final BoolNode deciding;

    private final CelNode[] terms;

    Junction(BoolNode deciding, CelNode... terms) {
      this.deciding = deciding;
      this.terms = terms;
    }

    @Override
    Value evaluate(Frame frame) {
      @Nullable CelError error = null;
      for (CelNode term : terms) {
        Value value = term.evaluate(frame);
        if (value == deciding) {
          return deciding;
        }
        if (!(value instanceof BoolNode) && error == null) {
          error = asError(value);
        }
      }
      return error != null ? error : BoolNode.of(!deciding.value());
    }
  }

  static final class Not extends CelNode {
    private final CelNode operand;

    Not(CelNode operand) {
      this.operand = operand;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      frame.cost++;
      if (value == BoolNode.TRUE) {
        return BoolNode.FALSE;
      }
      return value == BoolNode.FALSE ? BoolNode.TRUE : asError(value);
    }
  }

  static final class Conditional extends CelNode {
    private final CelNode condition;
    private final CelNode whenTrue;
    private final CelNode whenFalse;

    /** A branch that only reads a variable or field costs one unit less, as in Kubernetes. */
    Conditional(CelNode condition, CelNode whenTrue, CelNode whenFalse) {
      this.condition = condition;
      this.whenTrue = whenTrue;
      this.whenFalse = whenFalse;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = condition.evaluate(frame);
      if (value == BoolNode.TRUE) {
        frame.cost -= isAccess(whenTrue) ? 1 : 0;
        return whenTrue.evaluate(frame);
      }
      frame.cost -= isAccess(whenFalse) ? 1 : 0;
      return value == BoolNode.FALSE ? whenFalse.evaluate(frame) : asError(value);
    }
  }

  private static boolean isAccess(CelNode node) {
    return node instanceof AccessNodes.Path
        || node instanceof AccessNodes.Global
        || node instanceof AccessNodes.Local
        || node instanceof AccessNodes.Select;
  }

  /** What a value that should have been a boolean means. */
  static CelError asError(Value value) {
    return value instanceof CelError error ? error : CelError.NO_SUCH_OVERLOAD;
  }
}
