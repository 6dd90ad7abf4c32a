package dev.ephor.engine.generate;

import dev.ephor.cel.CelError;
import dev.ephor.cel.CelJson;
import dev.ephor.cel.CelProgram;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;

/** A manifest in which {@code (( … ))} holds CEL. Immutable and shared by threads. */
sealed interface CelTemplate {
  /** The manifest, or the error of an expression in it. */
  Value render(EvaluationContext context);

  record Constant(Node node) implements CelTemplate {
    @Override
    public Value render(EvaluationContext context) {
      return node;
    }
  }

  /** An expression that is a value as a whole, of whatever kind. */
  record Whole(CelProgram program) implements CelTemplate {
    @Override
    public Value render(EvaluationContext context) {
      return CelJson.toNode(program.evaluate(context.activation(), context.celBudget()));
    }
  }

  /** Text with expressions in it, which must yield scalars. */
  record Text(List<CelTemplate> parts) implements CelTemplate {
    public Text {
      parts = List.copyOf(parts);
    }

    @Override
    public Value render(EvaluationContext context) {
      StringBuilder out = new StringBuilder();
      for (CelTemplate part : parts) {
        switch (part.render(context)) {
          case StringNode(String text) -> out.append(text);
          case NumberNode number -> out.append(number);
          case BoolNode bool -> out.append(bool);
          case Node other -> {
            return CelError.of("a placeholder within text yields " + other.typeName());
          }
          case Value error -> {
            return error;
          }
        }
      }
      return StringNode.of(out.toString());
    }
  }

  record Elements(List<CelTemplate> elements) implements CelTemplate {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public Value render(EvaluationContext context) {
      Node[] out = new Node[elements.size()];
      for (int i = 0; i < out.length; i++) {
        Value value = elements.get(i).render(context);
        if (!(value instanceof Node node)) {
          return value;
        }
        out[i] = node;
      }
      return ArrayNode.wrap(out);
    }
  }

  record Members(List<String> names, List<CelTemplate> values) implements CelTemplate {
    public Members {
      names = List.copyOf(names);
      values = List.copyOf(values);
    }

    @Override
    public Value render(EvaluationContext context) {
      ObjectNode.Builder out = ObjectNode.builder();
      for (int i = 0; i < names.size(); i++) {
        Value value = values.get(i).render(context);
        if (!(value instanceof Node node)) {
          return value;
        }
        out.put(names.get(i), node);
      }
      return out.build();
    }
  }
}
