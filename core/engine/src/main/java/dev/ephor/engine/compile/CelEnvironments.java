package dev.ephor.engine.compile;

import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.StandardLibraries;
import dev.ephor.engine.library.AuthorizerLibrary;
import dev.ephor.engine.library.PolicyLibraries;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.payload.PayloadNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The CEL environments, each made when the first policy needs it. Safe for use by many threads. */
final class CelEnvironments {
  private final PolicyLibraries libraries;
  private final Map<Dialect, CelEnvironment> known = new EnumMap<>(Dialect.class);

  CelEnvironments(PolicyLibraries libraries) {
    this.libraries = libraries;
  }

  /** What a kind of policy offers to its expressions. */
  enum Dialect {
    /** A ValidatingAdmissionPolicy, and rules of ClusterPolicies. */
    RULE,
    /** A MutatingAdmissionPolicy. */
    MUTATION,
    POLICY,
    NAMESPACED_POLICY,
    MUTATING_POLICY,
    NAMESPACED_MUTATING_POLICY,
    GENERATING_POLICY,
    NAMESPACED_GENERATING_POLICY,
    /** A ValidatingPolicy for HTTP requests. */
    HTTP,
    /** A ValidatingPolicy for Envoy. */
    ENVOY
  }

  synchronized CelEnvironment of(Dialect dialect) {
    return known.computeIfAbsent(dialect, this::make);
  }

  private CelEnvironment make(Dialect dialect) {
    return switch (dialect) {
      case RULE -> rule().build();
      case MUTATION ->
          rule().library(StandardLibraries.MUTATION).library(StandardLibraries.JSON_PATCH).build();
      case POLICY -> policy(false).build();
      case NAMESPACED_POLICY -> policy(true).build();
      case MUTATING_POLICY -> mutating(false);
      case NAMESPACED_MUTATING_POLICY -> mutating(true);
      case GENERATING_POLICY -> generating(false);
      case NAMESPACED_GENERATING_POLICY -> generating(true);
      case HTTP -> checking(PayloadFormat.HTTP);
      case ENVOY -> checking(PayloadFormat.ENVOY);
    };
  }

  /** What Kubernetes offers. */
  private static CelEnvironment.Builder rule() {
    CelEnvironment.Builder builder =
        builder(StandardLibraries.kubernetes()).lenientOptionals().variable("params", CelTypes.DYN);
    AuthorizerLibrary.declareIn(builder);
    return builder;
  }

  /** What the kinds of policies.kyverno.io offer besides. */
  private CelEnvironment.Builder policy(boolean namespaced) {
    CelEnvironment.Builder builder = builder(StandardLibraries.kyverno()).lenientOptionals();
    libraries.declare(builder, namespaced);
    return builder;
  }

  private CelEnvironment mutating(boolean namespaced) {
    return policy(namespaced)
        .library(StandardLibraries.MUTATION)
        .library(StandardLibraries.JSON_PATCH)
        .build();
  }

  /** Manifests are literal maps whose values differ in type. */
  private CelEnvironment generating(boolean namespaced) {
    CelEnvironment.Builder builder = policy(namespaced).mixedLiterals();
    libraries.declareGenerator(builder, namespaced);
    return builder.build();
  }

  /** What is asked for a request that has no cluster, so that there is no {@code oldObject}. */
  private CelEnvironment checking(PayloadFormat format) {
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .composite("variables")
            .libraries(StandardLibraries.kyverno())
            .lenientOptionals();
    libraries.declare(builder, false);
    libraries.declareTokens(builder);
    return PayloadNames.declare(builder, format);
  }

  private static CelEnvironment.Builder builder(List<CelLibrary> libraries) {
    return CelEnvironment.builder()
        .variable("object", CelTypes.DYN)
        .variable("oldObject", CelTypes.DYN)
        .variable("request", CelTypes.DYN)
        .variable("namespaceObject", CelTypes.DYN)
        .composite("variables")
        .libraries(libraries);
  }
}
