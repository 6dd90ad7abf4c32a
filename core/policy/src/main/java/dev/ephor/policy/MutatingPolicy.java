package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/** A MutatingPolicy or NamespacedMutatingPolicy of policies.kyverno.io. */
public record MutatingPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    List<CelMutation> mutations,
    List<NamedExpression> auditAnnotations,
    FailurePolicy failurePolicy,
    ReinvocationPolicy reinvocationPolicy,
    Targets targets,
    EvaluationOptions evaluation,
    Optional<List<String>> autogenControllers)
    implements Policy {

  public MutatingPolicy {
    mutations = List.copyOf(mutations);
    auditAnnotations = List.copyOf(auditAnnotations);
    autogenControllers = autogenControllers.map(List::copyOf);
  }

  /**
   * The existing resources to change in place of the one of the request; without constraints and
   * expression it is the one of the request.
   *
   * @param expression CEL that yields the targets
   */
  public record Targets(
      Optional<MatchConstraints> constraints,
      Optional<Fragment> expression,
      List<NamedExpression> matchConditions) {
    public Targets {
      matchConditions = List.copyOf(matchConditions);
    }
  }

  /** Field {@code evaluation} and the webhook's time limit in seconds. */
  public record EvaluationOptions(
      ValidatingPolicy.EvaluationMode mode,
      boolean admission,
      boolean background,
      boolean mutateExisting,
      boolean skipBackgroundRequests,
      boolean useServerSideApply,
      Optional<Integer> webhookTimeoutSeconds,
      boolean generateAdmissionPolicy) {}
}
