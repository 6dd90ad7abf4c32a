package dev.ephor.engine.plan;

import dev.ephor.engine.scope.EvaluationContext;

/** Adds names to a context; values are computed when they are first asked for. */
@FunctionalInterface
public interface Binder {
  EvaluationContext bind(EvaluationContext context);
}
