package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environments and values for tests. */
final class Samples {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  private Samples() {}

  /** The environment of that name with all variables dynamically typed. */
  static CelEnvironment environment(String name, Map<String, Value> variables) {
    CelEnvironment.Builder builder = CelEnvironment.builder();
    switch (name) {
      case "kubernetes" -> builder.libraries(StandardLibraries.kubernetes());
      case "policies" ->
          builder
              .libraries(StandardLibraries.kyverno())
              .libraries(new KyvernoLibraries(CLOCK).all())
              .library(StandardLibraries.MUTATION);
      case "kyverno" -> builder.libraries(StandardLibraries.kyverno()).lenientOptionals();
      default -> throw new AssertionError("no environment " + name);
    }
    variables.keySet().forEach(variable -> builder.variable(variable, CelTypes.DYN));
    return builder.build();
  }

  static Map<String, Value> variables(Map<String, @Nullable Object> plain) {
    Map<String, Value> out = new LinkedHashMap<>();
    plain.forEach((name, value) -> out.put(name, value(value)));
    return out;
  }

  /** The object of the reference tables; its member {@code z} is null. */
  static Value sample(Map<String, Object> members) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
    all.put("z", null);
    return value(all);
  }

  /** A value as a case file gives it. */
  static Value value(@Nullable Object plain) {
    return switch (plain) {
      case null -> NullNode.NULL;
      case String text -> StringNode.of(text);
      case Boolean bool -> BoolNode.of(bool);
      case Integer whole -> IntNode.of(whole);
      case Long whole -> IntNode.of(whole);
      case Double real -> FloatNode.of(real);
      case List<?> list -> Lists.of(list.stream().map(Samples::value).toArray(Value[]::new));
      case Map<?, ?> map -> {
        Maps.Builder out = new Maps.Builder();
        map.forEach((key, value) -> out.put(value(key), value(value)));
        yield out.build();
      }
      default -> throw new AssertionError("no value: " + plain);
    };
  }
}
