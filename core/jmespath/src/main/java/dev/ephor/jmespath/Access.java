package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Operations that reach into the current value. */
final class Access {
  private Access() {}

  record Current() implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      return current;
    }
  }

  record Constant(Node value) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      return value;
    }
  }

  /**
   * A key.
   *
   * @param absent what an object without the key yields: null or an error, as the dialect has it
   */
  record Field(String key, Value absent) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      if (current instanceof ObjectNode object) {
        Node found = object.get(key);
        return found == null ? absent : found;
      }
      return current instanceof Scope scope ? in(scope) : NullNode.NULL;
    }

    private Value in(Scope scope) {
      @Nullable Value found = scope.find(key);
      return found == null ? absent : found;
    }
  }

  /** Keys in a row, without a call for each. */
  static final class Path implements Operation {
    private final Field[] fields;

    Path(Field[] fields) {
      this.fields = fields;
    }

    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = current;
      for (Field field : fields) {
        if (value instanceof ObjectNode object) {
          Node found = object.get(field.key);
          value = found == null ? field.absent : found;
        } else if (value instanceof Scope scope) {
          value = field.in(scope);
        } else {
          return value instanceof ErrorValue ? value : NullNode.NULL;
        }
      }
      return value;
    }
  }

  /** An element; a negative index counts from the end. */
  record Index(int index) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      if (!(current instanceof ArrayNode array)) {
        return NullNode.NULL;
      }
      int at = index < 0 ? array.size() + index : index;
      return at >= 0 && at < array.size() ? array.get(at) : NullNode.NULL;
    }
  }

  /** Elements between two indexes, with Python's rules for negative and missing numbers. */
  record Slice(OptionalInt from, OptionalInt to, OptionalInt step, int column)
      implements Operation {

    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      if (!(current instanceof ArrayNode array)) {
        return NullNode.NULL;
      }
      int stride = step.orElse(1);
      if (stride == 0) {
        return new JmesError.Failed(JmesError.SLICE, "Invalid slice, step cannot be 0", column);
      }
      int size = array.size();
      int low = stride > 0 ? 0 : -1;
      int high = stride > 0 ? size : size - 1;
      int first =
          from.isPresent() ? bound(from.getAsInt(), size, low, high) : stride > 0 ? low : high;
      int last = to.isPresent() ? bound(to.getAsInt(), size, low, high) : stride > 0 ? high : low;
      if (stride == 1) {
        return first < last ? array.slice(first, last) : ArrayNode.EMPTY;
      }
      return budget.spend(size)
          ? strided(array, first, last, stride)
          : JmesError.Failed.limit(column);
    }

    private static int bound(int index, int size, int low, int high) {
      return Math.clamp(index < 0 ? (long) index + size : index, low, high);
    }

    private static Value strided(ArrayNode array, int first, int last, int stride) {
      long distance = (long) last - first;
      long count = stride > 0 ? (distance + stride - 1) / stride : (distance + stride + 1) / stride;
      if (count <= 0) {
        return ArrayNode.EMPTY;
      }
      Node[] out = new Node[(int) count];
      for (int i = 0; i < out.length; i++) {
        out[i] = array.get(first + i * stride);
      }
      return ArrayNode.wrap(out);
    }
  }

  /** {@code left.right} and {@code left[0]}: errors of the left side are the result. */
  record Chain(Operation left, Operation right) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = left.evaluate(current, budget);
      return value instanceof ErrorValue ? value : right.evaluate(value, budget);
    }
  }
}
