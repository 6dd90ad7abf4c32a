package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Operations that make new arrays and objects. Elements that are not found are null. */
final class Construction {
  private Construction() {}

  /** A list of literals: the same for every value but null, which has no parts to select. */
  record FixedList(ArrayNode list) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      return current == NullNode.NULL ? current : list;
    }
  }

  static final class MultiList implements Operation {
    private final Operation[] elements;
    private final int column;

    MultiList(Operation[] elements, int column) {
      this.elements = elements;
      this.column = column;
    }

    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      if (current == NullNode.NULL) {
        return current;
      }
      // Paid for apart from the loop around it, because what is made here stays.
      if (!budget.spend(elements.length)) {
        return JmesError.Failed.limit(column);
      }
      Node[] out = new Node[elements.length];
      for (int i = 0; i < out.length; i++) {
        Value value = Values.known(elements[i].evaluate(current, budget));
        if (!(value instanceof Node node)) {
          return value;
        }
        out[i] = node;
      }
      return ArrayNode.wrap(out);
    }
  }

  static final class MultiHash implements Operation {
    private final String[] keys;
    private final Operation[] values;
    private final int column;

    MultiHash(String[] keys, Operation[] values, int column) {
      this.keys = keys;
      this.values = values;
      this.column = column;
    }

    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      if (current == NullNode.NULL) {
        return current;
      }
      if (!budget.spend(2L * keys.length)) {
        return JmesError.Failed.limit(column);
      }
      ObjectNode.Builder out = ObjectNode.builder();
      for (int i = 0; i < keys.length; i++) {
        Value value = Values.known(values[i].evaluate(current, budget));
        if (!(value instanceof Node node)) {
          return value;
        }
        out.put(keys[i], node);
      }
      return out.build();
    }
  }

  /** An array with the elements of its arrays in their place; alone only below explanations. */
  record Flatten(Operation operand, boolean swallow, int column) implements Operation {
    @Override
    public Value evaluate(Value current, JmesBudget budget) {
      Value value = Values.settled(operand.evaluate(current, budget));
      if (!(value instanceof ArrayNode array)) {
        boolean passed = Values.isError(value) && !(swallow || value instanceof JmesError.NotFound);
        return passed ? value : NullNode.NULL;
      }
      List<Node> out = new ArrayList<>();
      for (Node element : array) {
        if (!budget.spend(element instanceof ArrayNode inner ? inner.size() + 1L : 1)) {
          return JmesError.Failed.limit(column);
        }
        if (element instanceof ArrayNode inner) {
          out.addAll(inner.asList());
        } else {
          out.add(element);
        }
      }
      return ArrayNode.of(out);
    }
  }
}
