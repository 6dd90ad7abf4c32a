package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.ANY;
import static dev.ephor.jmespath.ArgumentType.ARRAY;
import static dev.ephor.jmespath.ArgumentType.NUMBERS;
import static dev.ephor.jmespath.ArgumentType.OBJECT;
import static dev.ephor.jmespath.ArgumentType.REFERENCE;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.ArgumentType.STRINGS;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Functions of the JMESPath specification on arrays and objects. */
final class CollectionBuiltins {
  private static final Function.Parameter ANYTHING = takes(ANY);

  private CollectionBuiltins() {}

  static List<Function> functions() {
    return Stream.concat(plain().stream(), ordering().stream()).toList();
  }

  private static List<Function> plain() {
    return List.of(
        define(
            "keys", List.of(takes(OBJECT)), ARRAY, "keys of an object", CollectionBuiltins::keys),
        define(
            "values",
            List.of(takes(OBJECT)),
            ARRAY,
            "values of an object, in the order of keys",
            CollectionBuiltins::values),
        define(
            "map",
            List.of(takes(REFERENCE), takes(ARRAY)),
            ARRAY,
            "result of an expression for each element",
            CollectionBuiltins::map),
        new Function(
            "merge",
            List.of(takes(OBJECT)),
            true,
            List.of(OBJECT),
            "object with the members of all; later ones win",
            CollectionBuiltins::merge),
        new Function(
            "not_null",
            List.of(ANYTHING),
            true,
            List.of(ANY),
            "first argument that is not null",
            CollectionBuiltins::notNull),
        define(
            "reverse",
            List.of(takes(ARRAY, STRING)),
            ANY,
            "elements or characters from last to first",
            CollectionBuiltins::reverse),
        define(
            "to_array",
            List.of(ANYTHING),
            ARRAY,
            "an array, or an array of the value",
            (site, args, _) -> toArray(site, args[0])));
  }

  /** Functions that compare elements with each other. */
  private static List<Function> ordering() {
    return List.of(
        define(
            "max",
            List.of(takes(NUMBERS, STRINGS)),
            ANY,
            "greatest element; null of none",
            (site, args, budget) -> extreme(site, args, 1, budget)),
        define(
            "min",
            List.of(takes(NUMBERS, STRINGS)),
            ANY,
            "least element; null of none",
            (site, args, budget) -> extreme(site, args, -1, budget)),
        define(
            "max_by",
            List.of(takes(ARRAY), takes(REFERENCE)),
            ANY,
            "element for which an expression is greatest",
            (site, args, budget) -> extremeBy(site, args, 1, budget)),
        define(
            "min_by",
            List.of(takes(ARRAY), takes(REFERENCE)),
            ANY,
            "element for which an expression is least",
            (site, args, budget) -> extremeBy(site, args, -1, budget)),
        define(
            "sort",
            List.of(takes(STRINGS, NUMBERS)),
            ARRAY,
            "elements in ascending order",
            CollectionBuiltins::sort),
        define(
            "sort_by",
            List.of(takes(ARRAY), takes(REFERENCE)),
            ARRAY,
            "elements in ascending order of an expression",
            CollectionBuiltins::sortBy));
  }

  private static Value keys(CallSite site, Value[] args, JmesBudget budget) {
    ObjectNode object = (ObjectNode) args[0];
    int[] members = KeyOrder.of(object);
    Node[] out = new Node[members.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = StringNode.of(object.key(members[i]));
    }
    return budget.spend(out.length) ? ArrayNode.wrap(out) : site.limit();
  }

  private static Value values(CallSite site, Value[] args, JmesBudget budget) {
    ObjectNode object = (ObjectNode) args[0];
    int[] members = KeyOrder.of(object);
    Node[] out = new Node[members.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = object.value(members[i]);
    }
    return budget.spend(out.length) ? ArrayNode.wrap(out) : site.limit();
  }

  private static Value map(CallSite site, Value[] args, JmesBudget budget) {
    return each(site, (Reference) args[0], (ArrayNode) args[1], budget);
  }

  /** Results of the reference for all elements, nulls included; or the first error. */
  private static Value each(
      CallSite site, Reference reference, ArrayNode array, JmesBudget budget) {
    if (!budget.spend(array.size() * reference.cost())) {
      return site.limit();
    }
    Node[] out = new Node[array.size()];
    for (int i = 0; i < out.length; i++) {
      Value value = reference.evaluate(array.get(i), budget);
      if (!(value instanceof Node node)) {
        return value;
      }
      out[i] = node;
    }
    return ArrayNode.wrap(out);
  }

  private static Value extreme(CallSite site, Value[] args, int sign, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    if (!budget.spend(array.size())) {
      return site.limit();
    }
    Node best = NullNode.NULL;
    for (Node element : array) {
      if (best == NullNode.NULL || Ordering.compare(element, best) * sign > 0) {
        best = element;
      }
    }
    return best;
  }

  private static Value extremeBy(CallSite site, Value[] args, int sign, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    if (array.size() < 2) {
      return array.isEmpty() ? NullNode.NULL : array.get(0);
    }
    Value ranks = each(site, (Reference) args[1], array, budget);
    if (!(ranks instanceof ArrayNode by)) {
      return ranks;
    }
    JmesError bad = Ordering.check(site, by);
    if (bad != null) {
      return bad;
    }
    int best = 0;
    for (int i = 1; i < array.size(); i++) {
      if (Ordering.compare(by.get(i), by.get(best)) * sign > 0) {
        best = i;
      }
    }
    return array.get(best);
  }

  private static Value merge(CallSite site, Value[] args, JmesBudget budget) {
    ObjectNode.Builder merged = ObjectNode.builder();
    for (Value arg : args) {
      ObjectNode object = (ObjectNode) arg;
      if (!budget.spend(object.size())) {
        return site.limit();
      }
      for (int i = 0; i < object.size(); i++) {
        merged.put(object.key(i), object.value(i));
      }
    }
    return merged.build();
  }

  private static Value notNull(CallSite site, Value[] args, JmesBudget budget) {
    for (Value arg : args) {
      if (arg != NullNode.NULL) {
        return arg instanceof Node ? arg : site.fail("unknown type");
      }
    }
    return NullNode.NULL;
  }

  private static Value reverse(CallSite site, Value[] args, JmesBudget budget) {
    if (args[0] instanceof StringNode(String text)) {
      return budget.spend(text.length())
          ? StringNode.of(new StringBuilder(text).reverse().toString())
          : site.limit();
    }
    ArrayNode array = (ArrayNode) args[0];
    Node[] out = new Node[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(out.length - 1 - i);
    }
    return budget.spend(out.length) ? ArrayNode.wrap(out) : site.limit();
  }

  private static Value sort(CallSite site, Value[] args, JmesBudget budget) {
    Node[] out = ((ArrayNode) args[0]).asList().toArray(Node[]::new);
    if (!budget.spend(Ordering.sortCost(out.length))) {
      return site.limit();
    }
    Arrays.sort(out, Ordering::compare);
    return ArrayNode.wrap(out);
  }

  private static Value sortBy(CallSite site, Value[] args, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    if (array.size() < 2) {
      return array;
    }
    Value ranks = each(site, (Reference) args[1], array, budget);
    if (ranks instanceof ErrorValue || !(ranks instanceof ArrayNode by)) {
      return ranks;
    }
    JmesError bad = Ordering.check(site, by);
    if (bad != null) {
      boolean first = !Ordering.isOrdered(by.get(0));
      return first ? bad : site.badArgument("error in sort_by comparison");
    }
    if (!budget.spend(Ordering.sortCost(array.size()))) {
      return site.limit();
    }
    Integer[] order = new Integer[array.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Ordering.compare(by.get(i), by.get(j)));
    Node[] out = new Node[order.length];
    Arrays.setAll(out, i -> array.get(order[i]));
    return ArrayNode.wrap(out);
  }

  private static Value toArray(CallSite site, Value value) {
    return switch (value) {
      case ArrayNode array -> array;
      case Node node -> ArrayNode.of(node);
      default -> site.fail("unknown type");
    };
  }
}
