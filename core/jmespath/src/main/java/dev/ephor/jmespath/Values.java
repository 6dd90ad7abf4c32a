package dev.ephor.jmespath;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** What operations need to know about values. */
final class Values {
  private Values() {}

  /** The value as a node or an error: a scope becomes its object. */
  static Value settled(Value value) {
    return value instanceof Scope scope ? scope.materialize() : value;
  }

  /** As {@link #settled}, with null in place of what was not found. */
  static Value known(Value value) {
    return switch (value) {
      case JmesError.NotFound _ -> NullNode.NULL;
      case Scope scope -> scope.materialize();
      default -> value;
    };
  }

  /** JMESPath's truth: false, null, and what is empty are false; all numbers are true. */
  static boolean isTrue(Value value) {
    return switch (value) {
      case Node node ->
          switch (node) {
            case NullNode _ -> false;
            case BoolNode bool -> bool.value();
            case NumberNode _ -> true;
            case StringNode(String text) -> !text.isEmpty();
            case ArrayNode array -> !array.isEmpty();
            case ObjectNode object -> !object.isEmpty();
          };
      default -> true;
    };
  }

  static boolean isError(Value value) {
    return value instanceof ErrorValue;
  }

  /**
   * Equality of JSON values that pays for each pair it looks at: values built by an expression may
   * share their parts and be far larger than their memory.
   */
  @SuppressWarnings("ReferenceEquality") // Shared parts need not be walked.
  static boolean equal(Node left, Node right, JmesBudget budget) {
    if (left == right) {
      return true;
    }
    if (!budget.spend(1)) {
      return false;
    }
    if (left instanceof ArrayNode a && right instanceof ArrayNode b) {
      return equalArrays(a, b, budget);
    }
    if (left instanceof ObjectNode a && right instanceof ObjectNode b) {
      return equalObjects(a, b, budget);
    }
    return left.equals(right);
  }

  private static boolean equalArrays(ArrayNode left, ArrayNode right, JmesBudget budget) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = equal(left.get(i), right.get(i), budget);
    }
    return same;
  }

  private static boolean equalObjects(ObjectNode left, ObjectNode right, JmesBudget budget) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      int member = right.find(left.key(i));
      same = member >= 0 && equal(left.value(i), right.value(member), budget);
    }
    return same;
  }

  /** Values plus characters of the tree, or {@code most + 1} when there are more. */
  static long size(Node node, long most) {
    long size = 1;
    switch (node) {
      case NullNode _, BoolNode _, NumberNode _ -> {}
      case StringNode(String text) -> size += text.length();
      case ArrayNode array -> {
        for (int i = 0; size <= most && i < array.size(); i++) {
          size += size(array.get(i), most - size);
        }
      }
      case ObjectNode object -> {
        for (int i = 0; size <= most && i < object.size(); i++) {
          size += object.key(i).length() + size(object.value(i), most - size);
        }
      }
    }
    return Math.min(size, most + 1);
  }
}
