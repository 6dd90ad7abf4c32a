package dev.ephor.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A structure whose fields are read when they are first asked for: types refer to each other, some
 * to themselves, and few are needed. Threads may read the fields twice; they get the same.
 */
final class LazyStructure implements Schema.Structure {
  private final String name;
  private final boolean isOpen;
  private final Supplier<List<Field>> reader;
  private volatile @Nullable Map<String, Field> fields;

  LazyStructure(String name, boolean isOpen, Supplier<List<Field>> reader) {
    this.name = name;
    this.isOpen = isOpen;
    this.reader = reader;
  }

  private Map<String, Field> byName() {
    Map<String, Field> known = fields;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Field field : reader.get()) {
        known.put(field.name(), field);
      }
      fields = known;
    }
    return known;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Field> fields() {
    return List.copyOf(byName().values());
  }

  @Override
  public Optional<Field> field(String name) {
    return Optional.ofNullable(byName().get(name));
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public String toString() {
    return name;
  }
}
