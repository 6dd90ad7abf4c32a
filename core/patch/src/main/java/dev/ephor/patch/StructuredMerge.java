package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges an object that says how some fields are to be, as server-side apply does: objects and
 * lists with keys are merged, everything else is replaced, and nothing is removed. Elements keep
 * their places; new ones come last. There are no directives.
 *
 * <p>Rules: structured-merge-diff as used by MutatingAdmissionPolicy (KEP-3962). Unlike there,
 * lists and objects that are replaced as a whole may be given. Immutable; may be shared by threads.
 */
public final class StructuredMerge {
  private static final int DEEPEST = 500;

  private final MergeSchema schema;

  public StructuredMerge(MergeSchema schema) {
    this.schema = schema;
  }

  public PatchResult apply(Node base, Node patch) {
    try {
      return new PatchResult.Patched(merge(base, patch, schema, MergePath.ROOT));
    } catch (Unmergeable e) {
      return e.failure();
    }
  }

  private static Node merge(@Nullable Node base, Node patch, MergeSchema schema, MergePath path) {
    if (path.depth() > DEEPEST) {
      throw path.fail(PatchCodes.TOO_DEEP, "nested deeper than " + DEEPEST + " levels");
    }
    if (patch instanceof ObjectNode object && base instanceof ObjectNode known) {
      return schema.rule() instanceof MergeSchema.Rule.Replace
          ? object
          : members(known, object, schema, path);
    }
    if (patch instanceof ArrayNode list && base instanceof ArrayNode known) {
      return switch (schema.rule()) {
        case MergeSchema.Rule.Default _, MergeSchema.Rule.Replace _ -> list;
        case MergeSchema.Rule.Unite _ -> united(known, list);
        case MergeSchema.Rule.MergeByKeys(List<String> keys) ->
            elements(known, list, keys, schema, path);
      };
    }
    return patch;
  }

  private static ObjectNode members(
      ObjectNode base, ObjectNode patch, MergeSchema schema, MergePath path) {
    ObjectNode out = base;
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.key(i);
      out =
          out.with(key, merge(base.get(key), patch.value(i), schema.member(key), path.child(key)));
    }
    return out;
  }

  private static ArrayNode united(ArrayNode base, ArrayNode patch) {
    List<Node> out = new ArrayList<>(base.asList());
    for (Node value : patch) {
      if (!out.contains(value)) {
        out.add(value);
      }
    }
    return ArrayNode.of(out);
  }

  private static ArrayNode elements(
      ArrayNode base, ArrayNode patch, List<String> keys, MergeSchema schema, MergePath path) {
    List<Node> out = new ArrayList<>(base.asList());
    for (int i = 0; i < patch.size(); i++) {
      MergePath at = path.child(Integer.toString(i));
      if (!(patch.get(i) instanceof ObjectNode wanted) || !wanted.has(keys.getFirst())) {
        throw at.fail(PatchCodes.CONFLICT, "element has no key `" + keys.getFirst() + "`");
      }
      int found = find(out, wanted, keys);
      if (found < 0) {
        out.add(wanted);
      } else {
        out.set(found, members((ObjectNode) out.get(found), wanted, schema, at));
      }
    }
    return ArrayNode.of(out);
  }

  private static int find(List<Node> base, ObjectNode wanted, List<String> keys) {
    for (int i = 0; i < base.size(); i++) {
      if (base.get(i) instanceof ObjectNode element && MergedList.sameKeys(element, wanted, keys)) {
        return i;
      }
    }
    return -1;
  }
}
