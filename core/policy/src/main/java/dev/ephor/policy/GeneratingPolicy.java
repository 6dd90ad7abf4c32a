package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** A GeneratingPolicy or NamespacedGeneratingPolicy of policies.kyverno.io. */
public record GeneratingPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    List<CelGeneration> generate,
    List<NamedExpression> auditAnnotations,
    EvaluationOptions evaluation)
    implements Policy {

  public GeneratingPolicy {
    generate = List.copyOf(generate);
    auditAnnotations = List.copyOf(auditAnnotations);
  }

  /** Field {@code evaluation} and the webhook's time limit in seconds. */
  public record EvaluationOptions(
      boolean admission,
      boolean generateExisting,
      boolean synchronize,
      boolean orphanDownstreamOnPolicyDelete,
      boolean skipBackgroundRequests,
      boolean useServerSideApply,
      Optional<Integer> webhookTimeoutSeconds) {}
}
