package dev.ephor.engine.plan;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.scope.EvaluationContext;

/** Judges a resource without changing it. Immutable and shared by threads; never throws. */
@FunctionalInterface
public interface Check {
  RuleOutcome judge(EvaluationContext context);
}
