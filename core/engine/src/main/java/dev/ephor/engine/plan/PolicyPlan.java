package dev.ephor.engine.plan;

import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyMeta;
import java.util.List;

/**
 * A policy of either language, compiled: what the one runner runs.
 *
 * @param applyOne whether the first rule that has a result is the last one that is evaluated
 */
public record PolicyPlan(
    PolicyMeta meta, List<RulePlan> rules, boolean applyOne, FailurePolicy failurePolicy) {
  public PolicyPlan {
    rules = List.copyOf(rules);
  }
}
