package dev.ephor.engine.manifest;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One value that is not as it was signed. A missing field is JSON null, and nothing else is taken
 * for missing: an empty selector says something other than none.
 *
 * @param before what was signed
 * @param after what the resource has
 */
record FieldDifference(JsonPointer place, Node before, Node after) {

  /** All differences, by their places. The order of lists counts. */
  static List<FieldDifference> between(Node signed, Node resource) {
    List<FieldDifference> out = new ArrayList<>();
    collect(JsonPointer.ROOT, signed, resource, out);
    out.sort(Comparator.comparing(FieldDifference::key));
    return out;
  }

  private static void collect(
      JsonPointer place, Node before, Node after, List<FieldDifference> out) {
    if (before.equals(after)) {
      return;
    }
    boolean within =
        (isObject(before) && isObject(after))
            || (isArray(before) && isArray(after))
            || isGap(before, after)
            || isGap(after, before);
    if (!within) {
      out.add(new FieldDifference(place, before, after));
      return;
    }
    if (before instanceof ArrayNode || after instanceof ArrayNode) {
      ArrayNode left = before instanceof ArrayNode found ? found : ArrayNode.EMPTY;
      ArrayNode right = after instanceof ArrayNode found ? found : ArrayNode.EMPTY;
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        Node one = i < left.size() ? left.get(i) : NullNode.NULL;
        Node two = i < right.size() ? right.get(i) : NullNode.NULL;
        collect(place.child(i), one, two, out);
      }
      return;
    }
    ObjectNode left = before instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    ObjectNode right = after instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    for (String key : left.keys()) {
      collect(
          place.child(key), left.getOr(key, NullNode.NULL), right.getOr(key, NullNode.NULL), out);
    }
    for (String key : right.keys()) {
      if (!left.has(key)) {
        collect(place.child(key), NullNode.NULL, right.getOr(key, NullNode.NULL), out);
      }
    }
  }

  private static boolean isObject(Node node) {
    return node instanceof ObjectNode;
  }

  private static boolean isArray(Node node) {
    return node instanceof ArrayNode;
  }

  /** Missing on one side, with something within it on the other: its fields are told. */
  private static boolean isGap(Node missing, Node there) {
    return missing instanceof NullNode
        && ((there instanceof ObjectNode object && !object.isEmpty())
            || (there instanceof ArrayNode array && !array.isEmpty()));
  }

  boolean isAddition() {
    return before instanceof NullNode;
  }

  /** The place with points, as messages and {@code ignoreFields} write it. */
  String key() {
    return String.join(".", place.tokens());
  }

  /** Names that are written out mean the same image: {@code nginx}, {@code nginx:latest}. */
  boolean isSameImage() {
    return !place.tokens().isEmpty()
        && place.tokens().getLast().equals("image")
        && before instanceof StringNode(String signed)
        && after instanceof StringNode(String found)
        && ((found.equals("docker.io/" + signed) && !namesRegistry(signed))
            || (found.equals(signed + ":latest") && !hasTag(signed)));
  }

  private static boolean namesRegistry(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost");
  }

  private static boolean hasTag(String image) {
    return image.contains("@") || image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
  }
}
