package dev.ephor.report;

import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;

/**
 * One line of a report: what a rule says about a resource.
 *
 * @param place the value in the resource's file that the result is about; the resource itself when
 *     no single value is
 */
public record Entry(RuleResult result, Subject subject, SourceLocation place) {

  public RuleOutcome outcome() {
    return result.outcome();
  }

  /** Stable name of what was checked: {@code policy/rule}, or the policy alone. */
  public String ruleId() {
    String policy = result.policy().id().qualifiedName();
    return result.rule().isEmpty() ? policy : policy + "/" + result.rule();
  }
}
