package dev.ephor.engine.generate;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.library.Generator;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;
import java.util.Optional;

/**
 * What a generating policy written in CEL does: its expressions hand resources to the generator,
 * and its templates are rendered.
 *
 * @param namespace of the policy, into which alone it may generate; empty for cluster-wide ones
 */
record CelGenerateAction(List<Item> items, String namespace) implements Action {
  private static final String DOING = "failed to evaluate policy";

  CelGenerateAction {
    items = List.copyOf(items);
  }

  /** One entry of {@code generate}. */
  sealed interface Item {
    SourceLocation at();

    record Expression(CelProgram program, SourceLocation at) implements Item {}

    record Manifests(List<CelTemplate> documents, SourceLocation at) implements Item {
      public Manifests {
        documents = List.copyOf(documents);
      }
    }
  }

  @Override
  public List<Result> apply(EvaluationContext context) {
    if (!(context.activation().find("generator") instanceof Generator generator)) {
      throw new IllegalStateException("a plan that generates binds a generator");
    }
    for (Item item : items) {
      Optional<Diagnostic> failed =
          switch (item) {
            case Item.Expression(CelProgram program, SourceLocation at) ->
                program.evaluate(context.activation(), context.celBudget())
                        instanceof ErrorValue error
                    ? Optional.of(RuleErrors.diagnostic(DOING, error, at))
                    : Optional.empty();
            case Item.Manifests(List<CelTemplate> documents, SourceLocation at) ->
                render(documents, at, generator, context);
          };
      if (failed.isPresent()) {
        return Result.only(new RuleOutcome.Error(failed.get()));
      }
    }
    List<Node> made = generator.resources();
    return List.of(
        new Result(
            new RuleOutcome.Pass("policy evaluated successfully"), new Effect.Generated(made)));
  }

  private Optional<Diagnostic> render(
      List<CelTemplate> documents,
      SourceLocation at,
      Generator generator,
      EvaluationContext context) {
    for (CelTemplate document : documents) {
      Value rendered = document.render(context);
      if (rendered instanceof ErrorValue error) {
        return Optional.of(RuleErrors.diagnostic(DOING, error, at));
      }
      if (!(rendered instanceof ObjectNode resource)) {
        return Optional.of(Diagnostic.error("GEN002", at, "a template yields no resource"));
      }
      String wanted = resource.object("metadata").text("namespace", "");
      if (!namespace.isEmpty() && !wanted.isEmpty() && !wanted.equals(namespace)) {
        return Optional.of(
            Diagnostic.error(
                "GEN003",
                at,
                "a policy in namespace `"
                    + namespace
                    + "` cannot generate resources into namespace `"
                    + wanted
                    + "`"));
      }
      if (!generator.add(resource, wanted.isEmpty() ? namespace : wanted)) {
        return Optional.of(Diagnostic.error("GEN004", at, "the policy generates too much"));
      }
    }
    return Optional.empty();
  }
}
