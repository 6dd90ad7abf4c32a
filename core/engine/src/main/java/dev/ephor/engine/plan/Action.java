package dev.ephor.engine.plan;

import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;
import java.util.Map;

/** What a rule does once it applies. Immutable and shared by threads; never throws. */
@FunctionalInterface
public interface Action {
  /**
   * One result, or one for each object the rule changes besides the request's own. None when there
   * is nothing the rule could have said something about.
   */
  List<Result> apply(EvaluationContext context);

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

    public static List<Result> only(RuleOutcome outcome) {
      return List.of(of(outcome));
    }
  }

  /** A check as an action. */
  static Action judging(Check check) {
    return context -> Result.only(check.judge(context));
  }
}
