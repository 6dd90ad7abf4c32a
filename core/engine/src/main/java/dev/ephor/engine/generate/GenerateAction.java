package dev.ephor.engine.generate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.Elements;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a generate rule does: it computes the resources that are to exist. */
record GenerateAction(List<Item> items, List<Foreach> loops) implements Action {
  GenerateAction {
    items = List.copyOf(items);
    loops = List.copyOf(loops);
  }

  /** Makes one resource or several from the names it sees. */
  @FunctionalInterface
  interface Item {
    Made make(EvaluationContext context);
  }

  /** What an item made. */
  sealed interface Made {
    record Resources(List<Node> objects) implements Made {
      public Resources {
        objects = List.copyOf(objects);
      }
    }

    /** The original of a copy is not there, or not known here; the rule as such has applied. */
    record Nothing(String reason) implements Made {}

    record Failed(Diagnostic cause) implements Made {}
  }

  /** One list and what is made for each of its elements. */
  record Foreach(
      Template list,
      Binder context,
      Optional<Condition> preconditions,
      Item item,
      SourceLocation at) {}

  @Override
  public List<Result> apply(EvaluationContext context) {
    Collected out = new Collected();
    for (Item item : items) {
      Optional<Diagnostic> failed = out.add(item.make(context));
      if (failed.isPresent()) {
        return Result.only(new RuleOutcome.Error(failed.get()));
      }
    }
    for (Foreach loop : loops) {
      Optional<Diagnostic> failed = loop(loop, context, out);
      if (failed.isPresent()) {
        return Result.only(new RuleOutcome.Error(failed.get()));
      }
    }
    return List.of(out.result());
  }

  private static Optional<Diagnostic> loop(Foreach loop, EvaluationContext context, Collected out) {
    Value list = loop.list().resolve(context);
    if (list instanceof TemplateError missing && missing.notFound()) {
      return Optional.empty();
    }
    if (list instanceof ErrorValue error) {
      return Optional.of(
          RuleErrors.diagnostic("failed to evaluate foreach list", error, loop.at()));
    }
    ArrayNode elements = Elements.of((Node) list);
    if (elements.size() > Elements.MAX) {
      return Optional.of(Elements.tooMany(loop.at(), elements.size()));
    }
    for (int i = 0; i < elements.size(); i++) {
      EvaluationContext bound = loop.context().bind(Elements.bind(context, elements.get(i), i, 0));
      Condition.Test test =
          loop.preconditions().map(found -> found.test(bound)).orElse(Condition.Test.TRUE);
      switch (test) {
        case Condition.Test.Holds _ -> {
          Optional<Diagnostic> failed = out.add(loop.item().make(bound));
          if (failed.isPresent()) {
            return failed;
          }
        }
        case Condition.Test.Fails _ -> {}
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return Optional.of(cause);
        }
      }
    }
    return Optional.empty();
  }

  /** What the items have made so far. */
  private static final class Collected {
    private final List<Node> resources = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Optional<Diagnostic> add(Made made) {
      switch (made) {
        case Made.Resources(List<Node> objects) -> resources.addAll(objects);
        case Made.Nothing(String reason) -> missing.add(reason);
        case Made.Failed(Diagnostic cause) -> {
          return Optional.of(cause);
        }
      }
      return Optional.empty();
    }

    Result result() {
      String why = missing.isEmpty() ? "" : "; nothing to clone: " + String.join(", ", missing);
      return resources.isEmpty()
          ? Result.of(new RuleOutcome.Pass("no resource to generate" + why))
          : new Result(
              new RuleOutcome.Pass("resource generated" + why), new Effect.Generated(resources));
    }
  }

  /** A cluster takes no labels that are not text; as in Kyverno, all of them are then left out. */
  private static ObjectNode withTextLabels(ObjectNode metadata) {
    ObjectNode labels = metadata.object("labels");
    for (int i = 0; i < labels.size(); i++) {
      if (!(labels.value(i) instanceof StringNode)) {
        return metadata.without("labels");
      }
    }
    return metadata;
  }

  /** The object with the type and the name that the rule gives to it. */
  static ObjectNode named(ObjectNode content, ObjectNode target) {
    ObjectNode metadata = withTextLabels(content.object("metadata"));
    for (String field : List.of("name", "namespace")) {
      String text = target.text(field, "");
      metadata = text.isEmpty() ? metadata : metadata.with(field, target.getOr(field, metadata));
    }
    ObjectNode.Builder out = ObjectNode.builder();
    out.put("apiVersion", target.text("apiVersion", content.text("apiVersion", "")));
    out.put("kind", target.text("kind", content.text("kind", "")));
    out.put("metadata", metadata);
    for (int i = 0; i < content.size(); i++) {
      String key = content.key(i);
      if (!key.equals("apiVersion") && !key.equals("kind") && !key.equals("metadata")) {
        out.put(key, content.value(i));
      }
    }
    return out.build();
  }
}
