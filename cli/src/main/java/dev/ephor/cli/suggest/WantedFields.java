package dev.ephor.cli.suggest;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Collects what fields have to be into the pattern that asks for the same. */
final class WantedFields {
  private ObjectNode pattern = ObjectNode.EMPTY;

  /** Takes {@code keys} from {@link FieldPath#keys}; a field of that place has to be the value. */
  void want(List<String> keys, Node value) {
    if (!keys.isEmpty() && !keys.getFirst().equals(FieldPath.EACH)) {
      pattern = put(pattern, keys, value);
    }
  }

  /** The pattern; empty when nothing was wanted. */
  Optional<Node> pattern() {
    return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
  }

  private static ObjectNode put(ObjectNode into, List<String> keys, Node value) {
    String key = keys.getFirst();
    List<String> rest = keys.subList(1, keys.size());
    if (rest.isEmpty()) {
      return into.with(key, value);
    }
    if (!rest.getFirst().equals(FieldPath.EACH)) {
      return into.with(key, put(into.object(key), rest, value));
    }
    List<String> below = rest.subList(1, rest.size());
    Node element = below.isEmpty() ? value : put(element(into, key), below, value);
    return into.with(key, ArrayNode.of(List.of(element)));
  }

  /** What is wanted of the elements of a list so far. */
  private static ObjectNode element(ObjectNode into, String key) {
    return into.getOr(key, ObjectNode.EMPTY) instanceof ArrayNode list
            && list.size() == 1
            && list.get(0) instanceof ObjectNode object
        ? object
        : ObjectNode.EMPTY;
  }
}
