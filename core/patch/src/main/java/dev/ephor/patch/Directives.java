package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;

/** The members of a strategic merge patch that are instructions and not values. */
final class Directives {
  static final String PATCH = "$patch";
  static final String RETAIN_KEYS = "$retainKeys";
  static final String SET_ELEMENT_ORDER = "$setElementOrder/";
  static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList/";

  enum Action {
    MERGE,
    REPLACE,
    DELETE
  }

  private Directives() {}

  static boolean isDirective(String key) {
    return key.startsWith("$")
        && (key.equals(PATCH)
            || key.equals(RETAIN_KEYS)
            || key.startsWith(SET_ELEMENT_ORDER)
            || key.startsWith(DELETE_FROM_LIST));
  }

  static Action action(ObjectNode patch, MergePath path) {
    Node value = patch.get(PATCH);
    if (value == null) {
      return Action.MERGE;
    }
    String text = value instanceof StringNode(String word) ? word : value.toString();
    return switch (text) {
      case "merge" -> Action.MERGE;
      case "replace" -> Action.REPLACE;
      case "delete" -> Action.DELETE;
      default -> throw path.fail(PatchCodes.DIRECTIVE, "unknown directive `$patch: " + text + "`");
    };
  }

  /**
   * Whether the element says something about its whole list: it has no member but the directive.
   */
  static boolean isForList(Node element) {
    return element instanceof ObjectNode object && object.size() == 1 && object.has(PATCH);
  }

  static ArrayNode list(Node value, String key, MergePath path) {
    if (value instanceof ArrayNode array) {
      return array;
    }
    throw path.fail(PatchCodes.DIRECTIVE, "directive `" + key + "` is not a list");
  }
}
