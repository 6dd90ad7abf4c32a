package dev.ephor.engine.act;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code anyPattern}: one of several patterns is enough. */
public record AnyPatternCheck(RuleMessage message, List<PatternSource> patterns) implements Check {
  public AnyPatternCheck {
    patterns = List.copyOf(patterns);
  }

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    List<String> failures = new ArrayList<>();
    List<String> skips = new ArrayList<>();
    Optional<String> pointer = Optional.empty();
    for (int i = 0; i < patterns.size(); i++) {
      switch (patterns.get(i).match(context)) {
        case PatternSource.Answer.Holds _ -> {
          return new RuleOutcome.Pass(message.passed(i));
        }
        case PatternSource.Answer.Breaks(String path, String where, _) -> {
          failures.add(message.anyPatternReason(i, path));
          pointer = pointer.or(() -> Optional.of(where));
        }
        case PatternSource.Answer.NotMeant(String reason) -> skips.add(reason);
        case PatternSource.Answer.Undecided(var cause) -> {
          return new RuleOutcome.Error(cause);
        }
      }
    }
    return failures.isEmpty()
        ? new RuleOutcome.Skip(String.join("; ", skips))
        : new RuleOutcome.Fail(
            message.noPatternHolds(context, String.join(" ", failures)), pointer);
  }
}
