package dev.ephor.engine.template;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;

/** An array with a variable somewhere in it. */
record ArrayTemplate(List<Template> elements) implements Template {
  ArrayTemplate {
    elements = List.copyOf(elements);
  }

  @Override
  public Value resolve(EvaluationContext context) {
    Node[] out = new Node[elements.size()];
    for (int i = 0; i < out.length; i++) {
      Value value = elements.get(i).resolve(context);
      if (!(value instanceof Node node)) {
        return value;
      }
      out[i] = node;
    }
    return ArrayNode.wrap(out);
  }
}
