package dev.ephor.engine.outcome;

import dev.ephor.document.SourceLocation;
import dev.ephor.policy.PolicyMeta;
import java.util.List;
import java.util.Map;

/**
 * One rule's outcome for one resource.
 *
 * @param rule name, with its autogen prefix; empty for kinds that have no rules
 * @param consequence what a violation means in the resource's namespace
 * @param at where the rule stands in its policy's file
 * @param exceptions names of the policy exceptions that were applied
 */
public record RuleResult(
    PolicyMeta policy,
    String rule,
    RuleType type,
    RuleOutcome outcome,
    Effect effect,
    Consequence consequence,
    SourceLocation at,
    Map<String, String> properties,
    List<String> exceptions) {
  public RuleResult {
    properties = Map.copyOf(properties);
    exceptions = List.copyOf(exceptions);
  }

  public RuleResult withOutcome(RuleOutcome changed) {
    return new RuleResult(
        policy, rule, type, changed, effect, consequence, at, properties, exceptions);
  }
}
