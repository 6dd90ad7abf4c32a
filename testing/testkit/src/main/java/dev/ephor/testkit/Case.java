package dev.ephor.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case of a case file: its fields as plain values (Map, List, String, Integer, Long,
 * BigInteger, Double, Boolean or Java null).
 *
 * <p>The getters fail with the name of the case when a field is missing or of another type, so that
 * a misspelt field breaks its test instead of weakening it.
 *
 * @param file path of the case file below {@code testdata}
 * @param name text of the field {@code case}
 */
public record Case(String file, String name, Map<String, @Nullable Object> fields) {

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Value of the field; Java null when the file says null. */
  public @Nullable Object value(String field) {
    if (!has(field)) {
      throw new AssertionError(this + ": field `" + field + "` is missing");
    }
    return fields.get(field);
  }

  public String text(String field) {
    return typed(field, String.class);
  }

  public Optional<String> optionalText(String field) {
    return has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  public String text(String field, String absent) {
    return optionalText(field).orElse(absent);
  }

  public int number(String field) {
    return typed(field, Integer.class);
  }

  /** False when the field is missing. */
  public boolean flag(String field) {
    return has(field) && typed(field, Boolean.class);
  }

  public List<@Nullable Object> list(String field) {
    return Collections.unmodifiableList(Arrays.asList(typed(field, List.class).toArray()));
  }

  /** The elements of a list of texts; empty when the field is missing. */
  public List<String> texts(String field) {
    return has(field)
        ? Arrays.stream(typed(field, List.class).toArray()).map(String.class::cast).toList()
        : List.of();
  }

  public Map<String, @Nullable Object> map(String field) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) typed(field, Map.class)).entrySet()) {
      out.put(String.valueOf(entry.getKey()), entry.getValue());
    }
    return out;
  }

  /** Fails when the case has a field other than these; a runner calls it first. */
  public Case allowOnly(String... allowed) {
    Set<String> unknown = new LinkedHashSet<>(fields.keySet());
    Arrays.asList(allowed).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new AssertionError(this + ": unknown fields " + unknown);
    }
    return this;
  }

  private <T> T typed(String field, Class<T> type) {
    Object value = value(field);
    if (!type.isInstance(value)) {
      throw new AssertionError(
          this + ": field `" + field + "` is no " + type.getSimpleName() + " but " + value);
    }
    return type.cast(value);
  }

  /** {@code file: name}, which is how a test of this case is called. */
  @Override
  public String toString() {
    return file + ": " + name;
  }
}
