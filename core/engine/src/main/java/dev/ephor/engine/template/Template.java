package dev.ephor.engine.template;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** An object of some fields, in their order. */
  static Template object(Map<String, Template> fields) {
    Map<String, Template> known = new LinkedHashMap<>(fields);
    return computed(context -> {
      ObjectNode.Builder out = ObjectNode.builder();
      for (Map.Entry<String, Template> field : known.entrySet()) {
        Value value = field.getValue().resolve(context);
        if (!(value instanceof Node node)) {
          return value;
        }
        out.put(field.getKey(), node);
      }
      return out.build();
    });
  }
}
