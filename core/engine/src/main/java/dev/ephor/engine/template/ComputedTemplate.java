package dev.ephor.engine.template;

import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.function.Function;

/** A value that is computed as a whole. */
record ComputedTemplate(Function<EvaluationContext, Value> computation) implements Template {
  @Override
  public Value resolve(EvaluationContext context) {
    return computation.apply(context);
  }
}
