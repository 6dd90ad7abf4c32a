package dev.ephor.document;

import java.util.Optional;

/** Finds where a node stands in a tree. Trees share no object or array with themselves. */
public final class NodeSearch {
  private static final int VISITS_MAX = 100_000;

  private int visits = 0;

  private NodeSearch() {}

  /**
   * Pointer to the very object or array within the tree, as text (RFC 6901); empty when it is not
   * part of it, when it is empty (one instance stands for all), or when the tree is too large to
   * search.
   */
  public static Optional<String> pointerTo(Node wanted, Node root) {
    boolean unique =
        switch (wanted) {
          case ObjectNode object -> !object.isEmpty();
          case ArrayNode array -> !array.isEmpty();
          case NullNode _, BoolNode _, NumberNode _, StringNode _ -> false;
        };
    return unique
        ? new NodeSearch().find(wanted, root, JsonPointer.ROOT).map(JsonPointer::toString)
        : Optional.empty();
  }

  @SuppressWarnings("ReferenceEquality") // The same place is wanted, not an equal value.
  private Optional<JsonPointer> find(Node wanted, Node at, JsonPointer path) {
    if (at == wanted) {
      return Optional.of(path);
    }
    if (visits++ > VISITS_MAX) {
      return Optional.empty();
    }
    switch (at) {
      case ObjectNode object -> {
        for (int i = 0; i < object.size(); i++) {
          if (isContainer(object.value(i))) {
            Optional<JsonPointer> found = find(wanted, object.value(i), path.child(object.key(i)));
            if (found.isPresent()) {
              return found;
            }
          }
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          if (isContainer(array.get(i))) {
            Optional<JsonPointer> found = find(wanted, array.get(i), path.child(i));
            if (found.isPresent()) {
              return found;
            }
          }
        }
      }
      case NullNode _, BoolNode _, NumberNode _, StringNode _ -> {}
    }
    return Optional.empty();
  }

  private static boolean isContainer(Node node) {
    return node instanceof ObjectNode || node instanceof ArrayNode;
  }
}
