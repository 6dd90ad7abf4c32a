package dev.ephor.engine.template;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;

/** An object with a variable in one of its keys or values. */
record ObjectTemplate(List<Template> keys, List<Template> values) implements Template {
  ObjectTemplate {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  @Override
  public Value resolve(EvaluationContext context) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = 0; i < values.size(); i++) {
      Value key = keys.get(i).resolve(context);
      Value value = values.get(i).resolve(context);
      if (!(key instanceof Node keyNode)) {
        return key;
      }
      if (!(value instanceof Node node)) {
        return value;
      }
      out.put(keyNode instanceof StringNode(String text) ? text : keyNode.toString(), node);
    }
    return out.build();
  }
}
