package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PolicyException of either API group: resources that a policy does not judge. */
public sealed interface PolicyException {
  ResourceMeta meta();

  /** {@code kyverno.io}: for rules of ClusterPolicies and Policies. */
  record ForRules(
      ResourceMeta meta,
      MatchBlock match,
      Optional<Conditions> conditions,
      List<RuleReference> exceptions,
      List<PodSecurity.Exclusion> podSecurity,
      boolean background)
      implements PolicyException {
    public ForRules {
      exceptions = List.copyOf(exceptions);
      podSecurity = List.copyOf(podSecurity);
    }
  }

  /**
   * Rules of one policy.
   *
   * @param policyName name, or {@code namespace/name} of a Policy; wildcards count for nothing in
   *     it
   * @param ruleNames names that may hold wildcards
   */
  record RuleReference(String policyName, List<String> ruleNames) {
    public RuleReference {
      ruleNames = List.copyOf(ruleNames);
    }
  }

  /**
   * {@code policies.kyverno.io}: for policies written in CEL.
   *
   * @param passes whether an excepted resource is reported as pass in place of skip
   * @param expiresAt RFC 3339 time as written, from which on the exception does not count
   */
  record ForPolicies(
      ResourceMeta meta,
      List<PolicyReference> policyRefs,
      List<NamedExpression> matchConditions,
      List<String> images,
      List<String> allowedValues,
      boolean passes,
      Optional<Fragment> expiresAt,
      Map<String, String> properties,
      Optional<String> evaluationMode)
      implements PolicyException {
    public ForPolicies {
      policyRefs = List.copyOf(policyRefs);
      matchConditions = List.copyOf(matchConditions);
      images = List.copyOf(images);
      allowedValues = List.copyOf(allowedValues);
      properties = Map.copyOf(properties);
    }
  }

  /** A policy by kind and name. */
  record PolicyReference(String kind, String name) {}
}
