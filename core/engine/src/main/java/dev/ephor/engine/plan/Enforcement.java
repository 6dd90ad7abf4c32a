package dev.ephor.engine.plan;

import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.port.AdmissionAttributes;
import java.util.List;
import java.util.function.Predicate;

/** What a violation of a rule means, which may depend on the namespace. */
public record Enforcement(Consequence consequence, List<InNamespaces> overrides) {
  public Enforcement {
    overrides = List.copyOf(overrides);
  }

  /** The first override that is for the request wins. */
  public record InNamespaces(Predicate<AdmissionAttributes> applies, Consequence consequence) {}

  public Consequence of(AdmissionAttributes attributes) {
    for (InNamespaces override : overrides) {
      if (override.applies().test(attributes)) {
        return override.consequence();
      }
    }
    return consequence;
  }
}
