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

  /** What going through all of a value costs, without the one for itself: 0 for a number. */
  static long nested(Value value) {
    return weight(value) - 1;
  }

  static long weight(Value value) {
    return switch (value) {
      case ArrayNode array -> array.weight();
      case ObjectNode object -> object.weight();
      case CelList list -> list.weight();
      case CelMap map -> map.weight();
      case StringNode(String text) -> 1 + text.length() / 16;
      case CelBytes bytes -> 1 + bytes.size() / 16;
      case CelOptional optional -> optional.isPresent() ? 1 + weight(optional.orElse(optional)) : 1;
      default -> 1;
    };
  }

  static boolean isContainer(Value value) {
    return Lists.isList(value) || Maps.isMap(value) || value instanceof CelOptional;
  }
}
