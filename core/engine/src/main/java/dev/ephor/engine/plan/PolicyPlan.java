package dev.ephor.engine.plan;

import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.policy.ReinvocationPolicy;
import java.util.List;
import java.util.Set;

/**
 * A policy of either language, compiled: what the one runner runs.
 *
 * @param applyOne whether the first rule that has a result is the last one that is evaluated
 * @param payloads what the policy is for; it has no results for anything else
 * @param reinvocation whether mutations are done again when policies after this one have changed
 *     the object
 */
public record PolicyPlan(
    PolicyMeta meta,
    List<RulePlan> rules,
    boolean applyOne,
    FailurePolicy failurePolicy,
    Set<PayloadKind> payloads,
    ReinvocationPolicy reinvocation) {
  public PolicyPlan {
    rules = List.copyOf(rules);
    payloads = Set.copyOf(payloads);
  }

  /** A plan for Kubernetes requests alone. */
  public PolicyPlan(
      PolicyMeta meta, List<RulePlan> rules, boolean applyOne, FailurePolicy failurePolicy) {
    this(meta, rules, applyOne, failurePolicy, Set.of(PayloadKind.KUBERNETES));
  }

  /** A policy whose mutations are done once. */
  public PolicyPlan(
      PolicyMeta meta,
      List<RulePlan> rules,
      boolean applyOne,
      FailurePolicy failurePolicy,
      Set<PayloadKind> payloads) {
    this(meta, rules, applyOne, failurePolicy, payloads, ReinvocationPolicy.NEVER);
  }

  /** This plan with another reinvocation. */
  public PolicyPlan withReinvocation(ReinvocationPolicy changed) {
    return new PolicyPlan(meta, rules, applyOne, failurePolicy, payloads, changed);
  }
}
