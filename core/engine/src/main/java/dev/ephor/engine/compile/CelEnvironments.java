package dev.ephor.engine.compile;

import dev.ephor.cel.CelEnvironment;
import dev.ephor.cel.CelLibrary;
import dev.ephor.cel.CelTypes;
import dev.ephor.cel.StandardLibraries;
import dev.ephor.engine.library.AuthorizerLibrary;
import dev.ephor.engine.library.PolicyLibraries;
import dev.ephor.engine.library.RequestTypes;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.payload.PayloadNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The CEL environments, each made when the first policy needs it. Safe for use by many threads. */
final class CelEnvironments {
  private static final String PARAMS = "params";

  private final PolicyLibraries libraries;
  private final Map<Wanted, CelEnvironment> known = new HashMap<>();

  CelEnvironments(PolicyLibraries libraries) {
    this.libraries = libraries;
  }

  /** What a kind of policy offers to its expressions. */
  enum Dialect {
    /** A ValidatingAdmissionPolicy, and rules of ClusterPolicies. */
    RULE,
    /** Match conditions of a webhook, which Kyverno checks without parameters and authorizer. */
    WEBHOOK,
    /** A MutatingAdmissionPolicy. */
    MUTATION,
    POLICY,
    NAMESPACED_POLICY,
    MUTATING_POLICY,
    NAMESPACED_MUTATING_POLICY,
    GENERATING_POLICY,
    NAMESPACED_GENERATING_POLICY,
    IMAGE_POLICY,
    NAMESPACED_IMAGE_POLICY,
    /** Filters of images, which see nothing but a reference. */
    IMAGE_REFERENCE,
    /** A ValidatingPolicy for HTTP requests. */
    HTTP,
    /** A ValidatingPolicy for Envoy. */
    ENVOY
  }

  private record Wanted(Dialect dialect, boolean params) {}

  /**
   * @param params whether expressions see {@code params} where the kind has none by itself
   */
  synchronized CelEnvironment of(Dialect dialect, boolean params) {
    return known.computeIfAbsent(new Wanted(dialect, params), this::make);
  }

  private CelEnvironment make(Wanted wanted) {
    return switch (wanted.dialect()) {
      case RULE -> built(rule(), wanted);
      case WEBHOOK -> built(webhook(), wanted);
      case MUTATION ->
          built(
              rule().library(StandardLibraries.MUTATION).library(StandardLibraries.JSON_PATCH),
              wanted);
      case POLICY -> built(policy(false), wanted);
      case NAMESPACED_POLICY -> built(policy(true), wanted);
      case MUTATING_POLICY -> built(mutating(false), wanted);
      case NAMESPACED_MUTATING_POLICY -> built(mutating(true), wanted);
      case GENERATING_POLICY -> built(generating(false), wanted);
      case NAMESPACED_GENERATING_POLICY -> built(generating(true), wanted);
      case IMAGE_POLICY -> built(images(false), wanted);
      case NAMESPACED_IMAGE_POLICY -> built(images(true), wanted);
      case IMAGE_REFERENCE ->
          CelEnvironment.builder()
              .variable("ref", CelTypes.STRING)
              .libraries(StandardLibraries.kyverno())
              .build();
      case HTTP -> checking(PayloadFormat.HTTP);
      case ENVOY -> checking(PayloadFormat.ENVOY);
    };
  }

  private static CelEnvironment built(CelEnvironment.Builder builder, Wanted wanted) {
    return (wanted.params() ? builder.variable(PARAMS, CelTypes.DYN) : builder).build();
  }

  /** What Kubernetes offers. */
  private static CelEnvironment.Builder rule() {
    CelEnvironment.Builder builder = webhook().variable(PARAMS, CelTypes.DYN);
    AuthorizerLibrary.declareIn(builder);
    return builder;
  }

  /** What the kinds of policies.kyverno.io offer besides. */
  private CelEnvironment.Builder policy(boolean namespaced) {
    CelEnvironment.Builder builder = shared(namespaced);
    libraries.declareCertificates(builder);
    return builder;
  }

  private CelEnvironment.Builder shared(boolean namespaced) {
    CelEnvironment.Builder builder = builder(StandardLibraries.kyverno(), true).lenientOptionals();
    libraries.declare(builder, namespaced);
    return builder;
  }

  private CelEnvironment.Builder mutating(boolean namespaced) {
    return policy(namespaced)
        .library(StandardLibraries.MUTATION)
        .library(StandardLibraries.JSON_PATCH);
  }

  private CelEnvironment.Builder images(boolean namespaced) {
    CelEnvironment.Builder builder = shared(namespaced);
    libraries.declareImages(builder);
    return builder;
  }

  /** Manifests are literal maps whose values differ in type. */
  private CelEnvironment.Builder generating(boolean namespaced) {
    CelEnvironment.Builder builder = policy(namespaced).mixedLiterals();
    libraries.declareGenerator(builder, namespaced);
    return builder;
  }

  /** What is asked for a request that has no cluster, so that there is no {@code oldObject}. */
  private CelEnvironment checking(PayloadFormat format) {
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .composite("variables")
            .libraries(StandardLibraries.kyverno())
            .lenientOptionals();
    libraries.declare(builder, false);
    libraries.declareCertificates(builder);
    libraries.declareTokens(builder);
    return PayloadNames.declare(builder, format);
  }

  /** What Kubernetes offers before parameters and permissions come to it. */
  private static CelEnvironment.Builder webhook() {
    return builder(StandardLibraries.kubernetes(), false).lenientOptionals();
  }

  private static CelEnvironment.Builder builder(List<CelLibrary> libraries, boolean hasObjects) {
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .variable("object", CelTypes.DYN)
            .variable("oldObject", CelTypes.DYN)
            .composite("variables")
            .libraries(libraries);
    return RequestTypes.declareIn(builder, hasObjects);
  }
}
