package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** CEL's {@code ==}: never an error; values of different kinds differ, numbers compare by value. */
final class Equality {
  private Equality() {}

  static boolean equal(Value left, Value right) {
    if (left instanceof StringNode(String a)) {
      return right instanceof StringNode(String b) && a.equals(b);
    }
    return switch (left) {
      case IntNode a ->
          right instanceof IntNode b ? a.value() == b.value() : Ordering.equalNumbers(a, right);
      case FloatNode a -> Ordering.equalNumbers(a, right);
      case CelUint a -> Ordering.equalNumbers(a, right);
      case BoolNode a -> a == right;
      case NullNode a -> a == right;
      case ArrayNode a -> equalLists(a, right);
      case CelList a -> equalLists(a, right);
      case ObjectNode a -> equalMaps(a, right);
      case CelMap a -> equalMaps(a, right);
      default -> left.equals(right);
    };
  }

  private static boolean equalLists(Value left, Value right) {
    if (!Lists.isList(right)) {
      return false;
    }
    int size = Lists.size(left);
    if (size != Lists.size(right)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!equal(Lists.get(left, i), Lists.get(right, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Value left, Value right) {
    if (!Maps.isMap(right)) {
      return false;
    }
    int size = Maps.size(left);
    if (size != Maps.size(right)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      @Nullable Value there = Maps.find(right, Maps.key(left, i));
      if (there == null || !equal(Maps.value(left, i), there)) {
        return false;
      }
    }
    return true;
  }
}
