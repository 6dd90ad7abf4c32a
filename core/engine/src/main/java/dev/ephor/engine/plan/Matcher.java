package dev.ephor.engine.plan;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.scope.EvaluationContext;

/** Whether a rule is for a resource. Immutable and shared by threads. */
@FunctionalInterface
public interface Matcher {
  Match match(EvaluationContext context);

  /** The answer; what could not be decided is an error and never a mismatch. */
  sealed interface Match {
    Match YES = new Yes();

    record Yes() implements Match {}

    record No(String reason) implements Match {}

    record Undecided(Diagnostic cause) implements Match {}
  }
}
