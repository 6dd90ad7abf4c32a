package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Prints values in the form of the reference tables, which tells all kinds apart. */
final class Shown {
  private Shown() {}

  static String of(Value value) {
    return switch (value) {
      case StringNode(String text) -> GoQuote.of(text);
      case FloatNode real -> "d" + GoNumbers.formatG(real.doubleValue());
      case CelUint unsigned -> unsigned + "u";
      case CelBytes bytes -> "b" + HexFormat.of().formatHex(bytes.raw());
      case NullNode _ -> "null";
      case CelTypeValue type -> "type:" + type.name();
      case CelOptional optional ->
          optional.isPresent() ? "optional(" + of(optional.orElse(optional)) + ")" : "none";
      case CelOpaque opaque -> opaque.typeName() + "<" + opaque + ">";
      default -> {
        if (Lists.isList(value)) {
          yield list(value);
        }
        yield Maps.isMap(value) ? map(value) : value.toString();
      }
    };
  }

  private static String list(Value list) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < Lists.size(list); i++) {
      elements.add(of(Lists.get(list, i)));
    }
    return "[" + String.join(", ", elements) + "]";
  }

  private static String map(Value map) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < Maps.size(map); i++) {
      entries.add(of(Maps.key(map, i)) + ": " + of(Maps.value(map, i)));
    }
    Collections.sort(entries);
    return "{" + String.join(", ", entries) + "}";
  }
}
