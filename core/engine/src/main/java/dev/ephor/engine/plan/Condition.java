package dev.ephor.engine.plan;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.scope.EvaluationContext;

/** Something that holds or not. Immutable and shared by threads. */
@FunctionalInterface
public interface Condition {
  Test test(EvaluationContext context);

  /** The answer, with the text the policy's author gave for it, if any. */
  sealed interface Test {
    Test TRUE = new Holds("");
    Test FALSE = new Fails("");

    record Holds(String message) implements Test {}

    record Fails(String message) implements Test {}

    record Undecided(Diagnostic cause) implements Test {}
  }
}
