package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.engine.scope.EvaluationContext;

/** One way to change an object. Immutable and shared by threads; never throws. */
@FunctionalInterface
interface Change {

  /**
   * @param object the object as it is so far, which may differ from the one the context tells of
   */
  Changed apply(Node object, EvaluationContext context);

  /** What became of the object. */
  sealed interface Changed {

    /** The object, which is the same one when there was nothing to change. */
    record Done(Node object) implements Changed {}

    record Skipped(String reason) implements Changed {}

    record Failed(Diagnostic cause) implements Changed {}
  }
}
