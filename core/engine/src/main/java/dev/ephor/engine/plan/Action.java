package dev.ephor.engine.plan;

import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.Map;

/** What a rule does once it applies. Immutable and shared by threads; never throws. */
@FunctionalInterface
public interface Action {
  Result apply(EvaluationContext context);

  /**
   * The outcome, and what was made besides.
   *
   * @param properties for reports, besides those of the rule
   */
  record Result(RuleOutcome outcome, Effect effect, Map<String, String> properties) {
    public Result {
      properties = Map.copyOf(properties);
    }

    public Result(RuleOutcome outcome, Effect effect) {
      this(outcome, effect, Map.of());
    }

    public static Result of(RuleOutcome outcome) {
      return new Result(outcome, Effect.NONE);
    }
  }

  /** A check as an action. */
  static Action judging(Check check) {
    return context -> Result.of(check.judge(context));
  }
}
