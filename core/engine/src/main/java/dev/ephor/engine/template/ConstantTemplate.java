package dev.ephor.engine.template;

import dev.ephor.document.Node;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;

/** A value without variables. */
public record ConstantTemplate(Node value) implements Template {
  @Override
  public Value resolve(EvaluationContext context) {
    return value;
  }
}
