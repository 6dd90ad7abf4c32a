package dev.ephor.engine.template;

import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;

/**
 * Text around variables: strings are put in as they are, other values as JSON. What is put in is
 * not searched for variables again, so that data of a resource can never become an expression.
 */
record TextTemplate(List<Template> parts) implements Template {
  TextTemplate {
    parts = List.copyOf(parts);
  }

  @Override
  public Value resolve(EvaluationContext context) {
    StringBuilder out = new StringBuilder();
    for (Template part : parts) {
      Value value = part.resolve(context);
      if (!(value instanceof Node node)) {
        return value;
      }
      out.append(JsonText.plain(node));
    }
    return StringNode.of(out.toString());
  }
}
