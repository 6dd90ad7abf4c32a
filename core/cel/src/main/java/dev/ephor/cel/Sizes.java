package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** Size of a value as costs count it: 1 for whatever has no size. */
final class Sizes {
  private Sizes() {}

  static long of(Value value) {
    return switch (value) {
      case StringNode(String text) -> text.length();
      case ArrayNode array -> array.size();
      case ObjectNode object -> object.size();
      case CelList list -> list.size();
      case CelMap map -> map.size();
      case CelBytes bytes -> bytes.size();
      case CelOptional optional -> optional.isPresent() ? of(optional.orElse(optional)) : 1;
      default -> 1;
    };
  }
}
