package dev.ephor.jmespath;

import dev.ephor.document.BoolNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.Value;

/** Operations that combine the results of others. In all of them what is not found is null. */
final class Logic {
  private Logic() {}

  record Pipe(Operation left, Operation right) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = left.evaluate(current, budget);
      if (value instanceof ErrorValue) {
        value = Values.known(value);
        if (value instanceof ErrorValue) {
          return value;
        }
      }
      return Values.known(right.evaluate(value, budget));
    }
  }

  record Or(Operation left, Operation right) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = Values.known(left.evaluate(current, budget));
      return Values.isTrue(value) ? value : Values.known(right.evaluate(current, budget));
    }
  }

  /** The right side is the result as it is: an unknown key there remains an error. */
  record And(Operation left, Operation right) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = Values.known(left.evaluate(current, budget));
      if (value instanceof ErrorValue || !Values.isTrue(value)) {
        return value;
      }
      return right.evaluate(current, budget);
    }
  }

  record Not(Operation operand) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = Values.known(operand.evaluate(current, budget));
      return value instanceof ErrorValue ? value : BoolNode.of(!Values.isTrue(value));
    }
  }

  record Comparison(Ast.Comparator by, Operation left, Operation right, int column)
      implements Operation {

    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value first = Values.known(left.evaluate(current, budget));
      if (!(first instanceof Node a)) {
        return first;
      }
      Value second = Values.known(right.evaluate(current, budget));
      if (!(second instanceof Node b)) {
        return second;
      }
      return switch (by) {
        case EQUAL -> equality(a, b, true, budget);
        case NOT_EQUAL -> equality(a, b, false, budget);
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(a, b);
      };
    }

    private Value equality(Node a, Node b, boolean wanted, JmesBudget budget) {
      boolean same = Values.equal(a, b, budget);
      return budget.isSpent() ? JmesError.Failed.limit(column) : BoolNode.of(same == wanted);
    }

    /** Only numbers have an order. */
    private Value order(Node a, Node b) {
      if (!(a instanceof NumberNode x) || !(b instanceof NumberNode y)) {
        return NullNode.NULL;
      }
      int sign =
          x instanceof IntNode i && y instanceof IntNode j
              ? Long.compare(i.value(), j.value())
              : Double.compare(x.doubleValue() + 0.0, y.doubleValue() + 0.0);
      return BoolNode.of(
          switch (by) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
          });
    }
  }
}
