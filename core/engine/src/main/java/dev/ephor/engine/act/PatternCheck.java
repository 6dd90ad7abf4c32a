package dev.ephor.engine.act;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.Optional;

/** {@code pattern}: the resource, or the element, must have the pattern's shape. */
public record PatternCheck(RuleMessage message, PatternSource pattern) implements Check {
  @Override
  public RuleOutcome judge(EvaluationContext context) {
    return switch (pattern.match(context)) {
      case PatternSource.Answer.Holds _ -> message.passed();
      case PatternSource.Answer.Breaks(String path, String pointer, _) ->
          new RuleOutcome.Fail(message.patternFailed(context, path), Optional.of(pointer));
      case PatternSource.Answer.NotMeant(String reason) -> new RuleOutcome.Skip(reason);
      case PatternSource.Answer.Undecided(var cause) -> new RuleOutcome.Error(cause);
    };
  }
}
