package dev.ephor.engine.generate;

import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.engine.plan.Action;
import dev.ephor.policy.CelGeneration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The entries of {@code generate} in a GeneratingPolicy, lowered to an action. */
public final class CelGenerateCompiler {
  private final BiFunction<Fragment, CelType, Optional<CelProgram>> expressions;
  private final Consumer<Diagnostic> mistakes;

  /**
   * @param expressions compiles an expression of a type; empty when it is broken, which it reports
   */
  public CelGenerateCompiler(
      BiFunction<Fragment, CelType, Optional<CelProgram>> expressions,
      Consumer<Diagnostic> mistakes) {
    this.expressions = expressions;
    this.mistakes = mistakes;
  }

  /**
   * @param namespace of the policy; empty for cluster-wide ones
   */
  public Action compile(List<CelGeneration> entries, String namespace) {
    List<CelGenerateAction.Item> items = new ArrayList<>();
    for (CelGeneration entry : entries) {
      switch (entry) {
        case CelGeneration.Expression(Fragment expression) ->
            expressions
                .apply(expression, CelTypes.BOOL)
                .map(program -> new CelGenerateAction.Item.Expression(program, expression.at()))
                .ifPresent(items::add);
        case CelGeneration.Template(Fragment value, boolean interpolated) ->
            items.add(
                new CelGenerateAction.Item.Manifests(documents(value, interpolated), value.at()));
      }
    }
    return new CelGenerateAction(items, namespace);
  }

  private List<CelTemplate> documents(Fragment value, boolean interpolated) {
    String text = value.node() instanceof StringNode(String found) ? found : "";
    ReadResult read = new DocumentReader().readAll(value.at().file(), text);
    if (read.hasErrors()) {
      report(value, "template is not YAML: " + read.diagnostics().getFirst().message());
      return List.of();
    }
    List<CelTemplate> out = new ArrayList<>();
    for (Document document : read.documents()) {
      if (document.root() instanceof ObjectNode) {
        out.add(
            interpolated
                ? template(document.root(), value)
                : new CelTemplate.Constant(document.root()));
      } else if (!(document.root() instanceof NullNode)) {
        report(value, "template holds a document that is no resource");
      }
    }
    if (out.isEmpty()) {
      report(value, "template holds no resource");
    }
    return out;
  }

  private CelTemplate template(Node node, Fragment source) {
    return switch (node) {
      case StringNode(String text) -> text(text, source);
      case ArrayNode array ->
          new CelTemplate.Elements(
              array.asList().stream().map(element -> template(element, source)).toList());
      case ObjectNode object -> {
        List<CelTemplate> values = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
          if (Placeholders.split(object.key(i)).stream()
              .anyMatch(part -> !(part instanceof Placeholders.Part.Literal))) {
            report(source, "a name in a template holds a placeholder: `" + object.key(i) + "`");
          }
          values.add(template(object.value(i), source));
        }
        yield new CelTemplate.Members(object.keys(), values);
      }
      default -> new CelTemplate.Constant(node);
    };
  }

  private CelTemplate text(String text, Fragment source) {
    List<CelTemplate> out = new ArrayList<>();
    for (Placeholders.Part part : Placeholders.split(text)) {
      switch (part) {
        case Placeholders.Part.Literal(String literal) ->
            out.add(new CelTemplate.Constant(StringNode.of(literal)));
        case Placeholders.Part.Expression(String expression) ->
            expressions
                .apply(source.withNode(StringNode.of(expression)), CelTypes.DYN)
                .map(CelTemplate.Whole::new)
                .ifPresent(out::add);
        case Placeholders.Part.Bad(String problem) -> report(source, problem);
      }
    }
    return out.size() == 1 ? out.getFirst() : new CelTemplate.Text(out);
  }

  private void report(Fragment source, String problem) {
    mistakes.accept(Diagnostic.error("CMP011", source.at(), problem));
  }
}
