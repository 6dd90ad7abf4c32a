package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges lists by the rule of their place. */
final class MergedList {
  private final StrategicMerge objects;
  private final ListOrder order;

  MergedList(StrategicMerge objects, ListOrder order) {
    this.objects = objects;
    this.order = order;
  }

  /** The merged list; {@code base} is null where there is none. */
  @Nullable Node merge(
      @Nullable ArrayNode base, ArrayNode patch, MergeSchema schema, MergePath path) {
    return switch (schema.rule()) {
      case MergeSchema.Rule.Default _, MergeSchema.Rule.Replace _ -> patch;
      case MergeSchema.Rule.Unite _ -> united(base == null ? ArrayNode.EMPTY : base, patch);
      case MergeSchema.Rule.MergeByKeys(List<String> keys) ->
          byKeys(base == null ? ArrayNode.EMPTY : base, patch, schema, keys, path);
    };
  }

  private ArrayNode united(ArrayNode base, ArrayNode patch) {
    List<Node> out = new ArrayList<>();
    for (ArrayNode list : List.of(patch, base)) {
      for (Node value : list) {
        if (!out.contains(value)) {
          out.add(value);
        }
      }
    }
    return inOrder(ArrayNode.of(out), base, patch, new MergeSchema.Rule.Unite());
  }

  private ArrayNode inOrder(
      ArrayNode patchFirst, ArrayNode base, ArrayNode patch, MergeSchema.Rule rule) {
    return switch (order) {
      case PATCH_FIRST -> patchFirst;
      case API_SERVER -> ElementOrder.apply(patchFirst, base, patch, rule);
    };
  }

  private @Nullable Node byKeys(
      ArrayNode base, ArrayNode patch, MergeSchema schema, List<String> keys, MergePath path) {
    Directives.Action action = Directives.Action.MERGE;
    for (Node element : patch) {
      if (Directives.isForList(element) && element instanceof ObjectNode object) {
        action = Directives.action(object, path);
      }
    }
    return switch (action) {
      case DELETE -> null;
      case REPLACE -> elements(ArrayNode.EMPTY, patch, schema, keys, path);
      case MERGE -> elements(base, patch, schema, keys, path);
    };
  }

  private ArrayNode elements(
      ArrayNode base, ArrayNode patch, MergeSchema schema, List<String> keys, MergePath path) {
    List<Node> kept = new ArrayList<>(base.asList());
    List<Node> out = new ArrayList<>();
    for (int i = 0; i < patch.size(); i++) {
      Node element = patch.get(i);
      if (Directives.isForList(element)) {
        continue;
      }
      MergePath at = path.child(Integer.toString(i));
      ObjectNode wanted = keyed(element, keys, at);
      int found = find(kept, wanted, keys);
      Node merged = objects.value(found < 0 ? null : kept.get(found), wanted, schema, at);
      if (merged == null) {
        removeAll(kept, wanted, keys);
      } else {
        if (found >= 0) {
          kept.remove(found);
        }
        out.add(merged);
      }
    }
    out.addAll(kept);
    return inOrder(ArrayNode.of(out), base, patch, schema.rule());
  }

  private static ObjectNode keyed(Node element, List<String> keys, MergePath path) {
    if (element instanceof ObjectNode object && object.has(keys.get(0))) {
      return object;
    }
    throw path.fail(
        PatchCodes.CONFLICT, "element of the patch has no merge key `" + keys.get(0) + "`");
  }

  private static int find(List<Node> base, ObjectNode wanted, List<String> keys) {
    for (int i = 0; i < base.size(); i++) {
      if (base.get(i) instanceof ObjectNode element && sameKeys(element, wanted, keys)) {
        return i;
      }
    }
    return -1;
  }

  private static void removeAll(List<Node> base, ObjectNode wanted, List<String> keys) {
    base.removeIf(node -> node instanceof ObjectNode element && sameKeys(element, wanted, keys));
  }

  static boolean sameKeys(ObjectNode a, ObjectNode b, List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      Node x = a.get(keys.get(i));
      Node y = b.get(keys.get(i));
      boolean optional = i > 0 && (x == null || y == null);
      if (!optional && (x == null || !x.equals(y))) {
        return false;
      }
    }
    return true;
  }
}
