package dev.ephor.policy;

import java.util.Optional;
import java.util.Set;

/**
 * A ValidatingAdmissionPolicyBinding or MutatingAdmissionPolicyBinding.
 *
 * @param policyKind kind of the policy that {@code policyName} names
 * @param validationActions empty for mutating policies
 */
public record AdmissionPolicyBinding(
    ResourceMeta meta,
    PolicyKind policyKind,
    String policyName,
    Optional<ParamRef> paramRef,
    Optional<MatchConstraints> matchResources,
    Set<ValidatingPolicy.ValidationAction> validationActions) {
  public AdmissionPolicyBinding {
    validationActions = Set.copyOf(validationActions);
  }

  /** Which parameter resources are used: one by name, or those a selector finds. */
  public record ParamRef(
      Optional<String> name,
      Optional<String> namespace,
      Optional<LabelSelector> selector,
      boolean denyWhenNotFound) {}
}
