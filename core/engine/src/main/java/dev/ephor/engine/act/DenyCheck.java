package dev.ephor.engine.act;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.Optional;

/** {@code deny}: a violation when its conditions hold, and always when it has none. */
public record DenyCheck(RuleMessage message, Optional<Condition> conditions) implements Check {
  @Override
  public RuleOutcome judge(EvaluationContext context) {
    Condition.Test test =
        conditions.map(condition -> condition.test(context)).orElse(Condition.Test.TRUE);
    return switch (test) {
      case Condition.Test.Holds _ ->
          new RuleOutcome.Fail(message.denied(context), Optional.empty());
      case Condition.Test.Fails _ -> message.passed();
      case Condition.Test.Undecided(var cause) -> new RuleOutcome.Error(cause);
    };
  }
}
