package dev.ephor.cli.test;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compares resources as an API server would keep them: what is null or an empty map or list counts
 * as absent, and the order of members does not count.
 */
final class ResourceDiff {
  private static final int SHOWN_MAX = 120;

  private ResourceDiff() {}

  /** The first difference, with its place; empty when the resources are equal. */
  static Optional<String> first(Node wanted, Node made) {
    return first(wanted, made, "");
  }

  private static Optional<String> first(Node wanted, Node made, String path) {
    if (wanted instanceof ObjectNode one && made instanceof ObjectNode other) {
      Set<String> keys = new LinkedHashSet<>(one.keys());
      keys.addAll(other.keys());
      for (String key : keys) {
        Optional<String> found =
            first(
                one.getOr(key, NullNode.NULL),
                other.getOr(key, NullNode.NULL),
                path + "/" + key.replace("~", "~0").replace("/", "~1"));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (wanted instanceof ArrayNode one && made instanceof ArrayNode other) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        Node left = i < one.size() ? one.get(i) : NullNode.NULL;
        Node right = i < other.size() ? other.get(i) : NullNode.NULL;
        Optional<String> found = first(left, right, path + "/" + i);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (wanted.equals(made) || (isNothing(wanted) && isNothing(made))) {
      return Optional.empty();
    }
    return Optional.of(path + ": want " + shown(wanted) + ", got " + shown(made));
  }

  private static boolean isNothing(Node node) {
    return switch (node) {
      case NullNode _ -> true;
      case ObjectNode object -> {
        boolean nothing = true;
        for (int i = 0; i < object.size() && nothing; i++) {
          nothing = isNothing(object.value(i));
        }
        yield nothing;
      }
      case ArrayNode array -> array.asList().stream().allMatch(ResourceDiff::isNothing);
      default -> false;
    };
  }

  private static String shown(Node node) {
    if (isNothing(node)) {
      return "nothing";
    }
    String json = JsonWriter.compact().write(node);
    return "`" + (json.length() > SHOWN_MAX ? json.substring(0, SHOWN_MAX) + "..." : json) + "`";
  }
}
