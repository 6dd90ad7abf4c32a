package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out what an overlay has nothing to say of: {@code patchStrategicMerge} of Kyverno 1.19
 * sets no empty object, so {@code emptyDir: {}} adds nothing, while an empty list empties a list.
 */
final class EmptyObjects {
  private EmptyObjects() {}

  /** The patch without empty objects and without what is empty for want of them. */
  static Optional<Node> without(Node patch) {
    return switch (patch) {
      case ObjectNode object -> members(object);
      case ArrayNode array -> elements(array);
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> Optional.of(patch);
    };
  }

  private static Optional<Node> members(ObjectNode object) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < object.size(); i++) {
      String key = object.key(i);
      without(object.value(i)).ifPresent(value -> out.put(key, value));
    }
    return out.size() == 0 ? Optional.empty() : Optional.of(out.build());
  }

  private static Optional<Node> elements(ArrayNode array) {
    List<Node> out = new ArrayList<>();
    for (Node element : array) {
      without(element).ifPresent(out::add);
    }
    return out.isEmpty() && array.size() > 0 ? Optional.empty() : Optional.of(ArrayNode.of(out));
  }
}
