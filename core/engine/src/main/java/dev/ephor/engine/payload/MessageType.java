package dev.ephor.engine.payload;

import dev.ephor.cel.CelDeclarations;
import dev.ephor.cel.CelType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A type of objects with declared fields. The fields keep no order that anybody sees. */
record MessageType(String name, Map<String, FieldType> fields) {
  MessageType {
    fields = Map.copyOf(fields);
  }

  /** Makes the type known to expressions, with the types of its parts. */
  void declare(CelDeclarations to) {
    Map<String, CelType> types = new LinkedHashMap<>();
    fields.forEach((field, type) -> {
      types.put(field, type.type());
      if (type instanceof FieldType.Nested(MessageType part)) {
        part.declare(to);
      }
    });
    to.structure(name, types);
  }

  FieldType.Nested nested() {
    return new FieldType.Nested(this);
  }
}
