package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.util.Arrays;

/**
 * Operations that apply their right side to each element of their left side and leave out the nulls
 * among the results.
 */
final class Projections {
  private Projections() {}

  /**
   * What all projections have.
   *
   * @param swallow whether an error of evaluating the left side makes the result null; if not, only
   *     what is not found does
   * @param cost steps of each element: operations of the right side
   */
  record Shape(Operation left, Operation right, boolean swallow, long cost, int column) {

    /**
     * Left side as a node or the scope; an error only if it is the projection's result. An error of
     * the scope itself, such as a lookup that failed, says nothing about what is there.
     */
    Value source(Value current, JmesBudget budget) {
      Value value = Values.known(left.evaluate(current, budget));
      return swallow && value instanceof JmesError && !isLimit(value) ? NullNode.NULL : value;
    }

    private static boolean isLimit(Value value) {
      return value instanceof JmesError.Failed(String code, String _, int _)
          && code.equals(JmesError.LIMIT);
    }

    private Value ofSource(Value source) {
      return source instanceof ErrorValue ? source : NullNode.NULL;
    }

    /** Adds what becomes of the elements; an error that ends the projection, else null. */
    private Value addAll(ArrayNode elements, Results out, JmesBudget budget) {
      if (!budget.spend(elements.size() * cost)) {
        return JmesError.Failed.limit(column);
      }
      for (int i = 0; i < elements.size(); i++) {
        Value value = right.evaluate(elements.get(i), budget);
        if (!out.add(value)) {
          return value;
        }
      }
      return NullNode.NULL;
    }
  }

  /** Collects results; an error ends it. */
  private static final class Results {
    private Node[] nodes;
    private int size = 0;

    Results(int expected) {
      nodes = new Node[expected];
    }

    /** Adds the result unless it is null or not found; false if it is another error. */
    boolean add(Value value) {
      if (value == NullNode.NULL) {
        return true;
      }
      if (value instanceof Node node) {
        if (size == nodes.length) {
          nodes = Arrays.copyOf(nodes, Math.max(8, 2 * size));
        }
        nodes[size++] = node;
        return true;
      }
      return value instanceof JmesError.NotFound;
    }

    ArrayNode toArray() {
      return ArrayNode.wrap(size == nodes.length ? nodes : Arrays.copyOf(nodes, size));
    }
  }

  /** {@code left[*].right}. */
  record OfList(Shape shape) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value source = shape.source(current, budget);
      if (!(source instanceof ArrayNode array)) {
        return shape.ofSource(source);
      }
      Results out = new Results(array.size());
      Value failure = shape.addAll(array, out, budget);
      return failure == NullNode.NULL ? out.toArray() : failure;
    }
  }

  /** {@code left[].right}, without the flattened array between. */
  record OfFlattened(Shape shape) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value source = shape.source(current, budget);
      if (!(source instanceof ArrayNode array)) {
        return shape.ofSource(source);
      }
      if (!budget.spend(array.size())) {
        return JmesError.Failed.limit(shape.column);
      }
      Results out = new Results(array.size());
      for (int i = 0; i < array.size(); i++) {
        Value failure = element(array.get(i), out, budget);
        if (failure != NullNode.NULL) {
          return failure;
        }
      }
      return out.toArray();
    }

    /** An error that ends the projection, else null. */
    private Value element(Node element, Results out, JmesBudget budget) {
      if (element instanceof ArrayNode inner) {
        return shape.addAll(inner, out, budget);
      }
      if (!budget.spend(shape.cost)) {
        return JmesError.Failed.limit(shape.column);
      }
      Value value = shape.right.evaluate(element, budget);
      return out.add(value) ? NullNode.NULL : value;
    }
  }

  /** {@code left.*.right}, in the order of keys so that results do not depend on the file's. */
  record OfValues(Shape shape) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value source = shape.source(current, budget);
      if (!(source instanceof ObjectNode object)) {
        return shape.ofSource(source);
      }
      if (!budget.spend(object.size() * shape.cost)) {
        return JmesError.Failed.limit(shape.column);
      }
      Results out = new Results(object.size());
      for (int member : KeyOrder.of(object)) {
        Value value = shape.right.evaluate(object.value(member), budget);
        if (!out.add(value)) {
          return value;
        }
      }
      return out.toArray();
    }
  }

  /** {@code left[?condition].right}. */
  record OfFiltered(Shape shape, Operation condition) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value source = shape.source(current, budget);
      if (!(source instanceof ArrayNode array)) {
        return shape.ofSource(source);
      }
      if (!budget.spend(array.size() * shape.cost)) {
        return JmesError.Failed.limit(shape.column);
      }
      Results out = new Results(0);
      for (int i = 0; i < array.size(); i++) {
        Node element = array.get(i);
        Value chosen = Values.known(condition.evaluate(element, budget));
        if (chosen instanceof ErrorValue) {
          return chosen;
        }
        if (Values.isTrue(chosen)) {
          Value value = shape.right.evaluate(element, budget);
          if (!out.add(value)) {
            return value;
          }
        }
      }
      return out.toArray();
    }
  }
}
