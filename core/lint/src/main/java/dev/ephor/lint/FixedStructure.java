package dev.ephor.lint;

import dev.ephor.schema.Field;
import dev.ephor.schema.Schema;
import java.util.List;
import java.util.Optional;

/** A structure that is known without a catalog. */
record FixedStructure(String name, List<Field> fields, boolean isOpen) implements Schema.Structure {
  FixedStructure {
    fields = List.copyOf(fields);
  }

  @Override
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
