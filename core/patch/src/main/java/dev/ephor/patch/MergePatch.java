package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;

/** JSON Merge Patch (RFC 7386): objects are merged, null removes, everything else replaces. */
public final class MergePatch {
  private MergePatch() {}

  /** Cannot fail. Parts of the target that the patch does not name are shared with the result. */
  public static Node apply(Node target, Node patch) {
    return switch (patch) {
      case ObjectNode object ->
          merge(target instanceof ObjectNode base ? base : ObjectNode.EMPTY, object);
      case ArrayNode _, NullNode _, BoolNode _, NumberNode _, StringNode _ -> patch;
    };
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    ObjectNode out = target;
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.key(i);
      Node value = patch.value(i);
      out =
          value instanceof NullNode
              ? out.without(key)
              : out.with(key, apply(out.getOr(key, NullNode.NULL), value));
    }
    return out;
  }
}
