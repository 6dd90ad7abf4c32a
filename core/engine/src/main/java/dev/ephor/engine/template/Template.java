package dev.ephor.engine.template;

import dev.ephor.document.Node;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.function.Function;

/**
 * A value of a policy in which variables may stand, compiled once. Immutable and shared by threads.
 */
public sealed interface Template
    permits ConstantTemplate,
        ComputedTemplate,
        VariableTemplate,
        TextTemplate,
        ArrayTemplate,
        ObjectTemplate {

  /** The value with all variables replaced, or a {@link TemplateError}. */
  Value resolve(EvaluationContext context);

  /** Whether the value is the same for every request. */
  default boolean isConstant() {
    return this instanceof ConstantTemplate;
  }

  static Template constant(Node value) {
    return new ConstantTemplate(value);
  }

  /** A value that a function computes for each request. */
  static Template computed(Function<EvaluationContext, Value> computation) {
    return new ComputedTemplate(computation);
  }
}
