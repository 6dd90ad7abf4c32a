package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a merged list into the order of {@code $setElementOrder}. Elements that the directive does
 * not name keep their order, and each stays before the named elements that it stood before.
 */
final class ElementOrder {
  private ElementOrder() {}

  static ArrayNode apply(ArrayNode merged, ArrayNode base, ArrayNode order, MergeSchema.Rule rule) {
    List<Node> named = new ArrayList<>();
    List<Node> others = new ArrayList<>(merged.asList());
    for (Node wanted : order) {
      int found = find(others, wanted, rule);
      if (found >= 0) {
        named.add(others.remove(found));
      }
    }
    List<Node> out = new ArrayList<>(merged.size());
    int i = 0;
    for (Node element : named) {
      int place = find(base.asList(), element, rule);
      while (i < others.size() && place >= 0 && find(base.asList(), others.get(i), rule) < place) {
        out.add(others.get(i++));
      }
      out.add(element);
    }
    out.addAll(others.subList(i, others.size()));
    return ArrayNode.of(out);
  }

  private static int find(List<Node> list, Node wanted, MergeSchema.Rule rule) {
    for (int i = 0; i < list.size(); i++) {
      if (same(list.get(i), wanted, rule)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(Node a, Node b, MergeSchema.Rule rule) {
    return switch (rule) {
      case MergeSchema.Rule.MergeByKeys(List<String> keys) ->
          a instanceof ObjectNode x && b instanceof ObjectNode y && MergedList.sameKeys(x, y, keys);
      case MergeSchema.Rule.Default _, MergeSchema.Rule.Replace _, MergeSchema.Rule.Unite _ ->
          a.equals(b);
    };
  }
}
