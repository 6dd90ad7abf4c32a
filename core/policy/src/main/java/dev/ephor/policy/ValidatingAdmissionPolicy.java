package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** Kubernetes' own ValidatingAdmissionPolicy; it acts through {@link AdmissionPolicyBinding}s. */
public record ValidatingAdmissionPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    List<CelValidation> validations,
    List<NamedExpression> auditAnnotations,
    FailurePolicy failurePolicy,
    Optional<ParamKind> paramKind)
    implements Policy {
  public ValidatingAdmissionPolicy {
    validations = List.copyOf(validations);
    auditAnnotations = List.copyOf(auditAnnotations);
  }
}
