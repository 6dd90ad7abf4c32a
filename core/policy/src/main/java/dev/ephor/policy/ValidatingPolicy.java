package dev.ephor.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A ValidatingPolicy or NamespacedValidatingPolicy of policies.kyverno.io. */
public record ValidatingPolicy(
    PolicyMeta meta,
    MatchConstraints matchConstraints,
    List<NamedExpression> matchConditions,
    List<NamedExpression> variables,
    List<CelValidation> validations,
    List<NamedExpression> auditAnnotations,
    FailurePolicy failurePolicy,
    Set<ValidationAction> validationActions,
    EvaluationOptions evaluation,
    Optional<List<String>> autogenControllers)
    implements Policy {

  public ValidatingPolicy {
    matchConditions = List.copyOf(matchConditions);
    variables = List.copyOf(variables);
    validations = List.copyOf(validations);
    auditAnnotations = List.copyOf(auditAnnotations);
    validationActions = Set.copyOf(validationActions);
    autogenControllers = autogenControllers.map(List::copyOf);
  }

  /** What a violation means; Deny when none is given. */
  public enum ValidationAction {
    DENY,
    AUDIT,
    WARN
  }

  /** Kind of payload: a Kubernetes request, any JSON, an HTTP request or an Envoy check. */
  public enum EvaluationMode {
    KUBERNETES,
    JSON,
    HTTP,
    ENVOY
  }

  /** Field {@code evaluation} and the webhook's time limit in seconds. */
  public record EvaluationOptions(
      EvaluationMode mode,
      boolean admission,
      boolean background,
      Optional<Integer> webhookTimeoutSeconds,
      boolean generateAdmissionPolicy) {}
}
