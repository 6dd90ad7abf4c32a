package dev.ephor.engine.compile;

import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.StandardLibraries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CEL environments, each made when the first policy needs it. Safe for use by many threads. */
final class CelEnvironments {
  private @Nullable CelEnvironment rules;
  private @Nullable CelEnvironment policies;

  /** What Kubernetes offers a ValidatingAdmissionPolicy. */
  synchronized CelEnvironment forRules() {
    if (rules == null) {
      rules =
          builder(StandardLibraries.kubernetes())
              .lenientOptionals()
              .variable("params", CelTypes.DYN)
              .build();
    }
    return rules;
  }

  /** What the kinds of policies.kyverno.io offer besides. */
  synchronized CelEnvironment forPolicies() {
    if (policies == null) {
      policies = builder(StandardLibraries.kyverno()).lenientOptionals().build();
    }
    return policies;
  }

  private static CelEnvironment.Builder builder(List<CelLibrary> libraries) {
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .variable("object", CelTypes.DYN)
            .variable("oldObject", CelTypes.DYN)
            .variable("request", CelTypes.DYN)
            .variable("namespaceObject", CelTypes.DYN)
            .composite("variables");
    libraries.forEach(builder::library);
    return builder;
  }
}
