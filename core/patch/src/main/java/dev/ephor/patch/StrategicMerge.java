package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges objects; {@link MergedList} does lists. Java null stands for a value that goes away. */
final class StrategicMerge {
  /** Deeper trees would endanger the stack. */
  private static final int DEEPEST = 500;

  private final MergedList lists;
  private final ListOrder order;

  StrategicMerge(ListOrder order) {
    this.lists = new MergedList(this, order);
    this.order = order;
  }

  @Nullable Node merge(Node base, Node patch, MergeSchema schema) {
    return value(base, patch, schema, MergePath.ROOT);
  }

  /** The patched value; {@code base} is null where there is none. */
  @Nullable Node value(@Nullable Node base, Node patch, MergeSchema schema, MergePath path) {
    if (path.depth() > DEEPEST) {
      throw path.fail(PatchCodes.TOO_DEEP, "nested deeper than " + DEEPEST + " levels");
    }
    if (order == ListOrder.PATCH_FIRST && base != null) {
      checkSameForm(base, patch, path);
    }
    return switch (patch) {
      case NullNode _ -> null;
      case ObjectNode object -> object(base, object, schema, path);
      case ArrayNode array ->
          lists.merge(base instanceof ArrayNode list ? list : null, array, schema, path);
      case StringNode _ -> patch;
      case BoolNode _, NumberNode _ -> scalar(base, patch);
    };
  }

  /** With kustomize, and so in Kyverno, what was a text stays one: {@code value: 8080} as well. */
  private Node scalar(@Nullable Node base, Node patch) {
    return order == ListOrder.PATCH_FIRST && base instanceof StringNode
        ? StringNode.of(JsonWriter.compact().write(patch))
        : patch;
  }

  private static void checkSameForm(Node base, Node patch, MergePath path) {
    boolean same = form(base) == form(patch) || form(base) == 'n' || form(patch) == 'n';
    if (!same) {
      throw path.fail(
          PatchCodes.CONFLICT,
          "patch has " + named(patch) + " where the resource has " + named(base));
    }
  }

  private static char form(Node node) {
    return switch (node) {
      case NullNode _ -> 'n';
      case ObjectNode _ -> 'o';
      case ArrayNode _ -> 'a';
      case BoolNode _, NumberNode _, StringNode _ -> 's';
    };
  }

  private static String named(Node node) {
    return switch (form(node)) {
      case 'o' -> "an object";
      case 'a' -> "a list";
      default -> "a " + node.typeName();
    };
  }

  private @Nullable Node object(
      @Nullable Node base, ObjectNode patch, MergeSchema schema, MergePath path) {
    ObjectNode target = base instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    boolean replaces = schema.rule() instanceof MergeSchema.Rule.Replace;
    return switch (Directives.action(patch, path)) {
      case DELETE -> null;
      case REPLACE -> members(ObjectNode.EMPTY, patch, schema, path);
      case MERGE -> members(replaces ? ObjectNode.EMPTY : target, patch, schema, path);
    };
  }

  private ObjectNode members(
      ObjectNode base, ObjectNode patch, MergeSchema schema, MergePath path) {
    ObjectNode out = patch.has(Directives.RETAIN_KEYS) ? retained(base, patch, path) : base;
    boolean ordered = false;
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.key(i);
      if (Directives.isDirective(key)) {
        out = deleteFromList(out, key, patch.value(i), path);
        ordered |= key.startsWith(Directives.SET_ELEMENT_ORDER);
      }
    }
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.key(i);
      if (!Directives.isDirective(key)) {
        Node merged = value(out.get(key), patch.value(i), schema.member(key), path.child(key));
        out = merged == null ? out.without(key) : out.with(key, merged);
      }
    }
    return ordered ? reordered(out, base, patch, schema, path) : out;
  }

  private static ObjectNode retained(ObjectNode base, ObjectNode patch, MergePath path) {
    Set<Node> names = new HashSet<>();
    Node list = patch.getOr(Directives.RETAIN_KEYS, NullNode.NULL);
    Directives.list(list, Directives.RETAIN_KEYS, path).forEach(names::add);
    for (int i = 0; i < patch.size(); i++) {
      boolean missing =
          !Directives.isDirective(patch.key(i)) && !names.contains(StringNode.of(patch.key(i)));
      if (missing && !(patch.value(i) instanceof NullNode)) {
        throw path.fail(
            PatchCodes.DIRECTIVE,
            "member `" + patch.key(i) + "` of the patch is not in its `$retainKeys`");
      }
    }
    ObjectNode out = base;
    for (int i = 0; i < base.size(); i++) {
      if (!names.contains(StringNode.of(base.key(i)))) {
        out = out.without(base.key(i));
      }
    }
    return out;
  }

  private static ObjectNode deleteFromList(
      ObjectNode base, String key, Node values, MergePath path) {
    if (!key.startsWith(Directives.DELETE_FROM_LIST)) {
      return base;
    }
    String field = key.substring(Directives.DELETE_FROM_LIST.length());
    Set<Node> gone = new HashSet<>(Directives.list(values, key, path).asList());
    if (!(base.get(field) instanceof ArrayNode list)) {
      return base;
    }
    Node[] kept =
        list.asList().stream().filter(value -> !gone.contains(value)).toArray(Node[]::new);
    return kept.length == list.size() ? base : base.with(field, ArrayNode.wrap(kept));
  }

  private ObjectNode reordered(
      ObjectNode merged, ObjectNode base, ObjectNode patch, MergeSchema schema, MergePath path) {
    ObjectNode out = merged;
    for (int i = 0; i < patch.size(); i++) {
      String key = patch.key(i);
      if (key.startsWith(Directives.SET_ELEMENT_ORDER)) {
        String field = key.substring(Directives.SET_ELEMENT_ORDER.length());
        ArrayNode order = Directives.list(patch.value(i), key, path);
        if (out.get(field) instanceof ArrayNode list) {
          MergeSchema.Rule rule = schema.member(field).rule();
          out = out.with(field, ElementOrder.apply(list, base.array(field), order, rule));
        }
      }
    }
    return out;
  }
}
