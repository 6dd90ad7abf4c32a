package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.mutate.Change.Changed;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.NamedScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a mutate rule does: change the request's object, or other objects that exist already. */
record MutateAction(Change change, List<Target> targets) implements Action {
  MutateAction {
    targets = List.copyOf(targets);
  }

  /** Objects to change, with the context and the preconditions of their own. */
  record Target(TargetQuery query, Binder context, Optional<Condition> preconditions) {}

  @Override
  public List<Result> apply(EvaluationContext context) {
    if (!targets.isEmpty()) {
      return applyToTargets(context);
    }
    Node object = context.attributes().object();
    return List.of(result(object, change.apply(object, context), Effect.Patched::new));
  }

  private static Result result(Node before, Changed changed, Function<Node, Effect> effect) {
    return switch (changed) {
      case Changed.Done(Node after) when after.equals(before) ->
          Result.of(new RuleOutcome.Skip("no patches applied"));
      case Changed.Done(Node after) ->
          new Result(new RuleOutcome.Pass("mutated " + name(after)), effect.apply(after));
      case Changed.Skipped(String reason) -> Result.of(new RuleOutcome.Skip(reason));
      case Changed.Failed(Diagnostic cause) -> Result.of(new RuleOutcome.Error(cause));
    };
  }

  /** One result for each target. */
  private List<Result> applyToTargets(EvaluationContext context) {
    List<Result> out = new ArrayList<>();
    for (Target target : targets) {
      switch (target.query().find(context)) {
        case TargetQuery.Found.Failed(Diagnostic cause) ->
            out.add(Result.of(new RuleOutcome.Error(cause)));
        case TargetQuery.Found.Objects(ArrayNode objects) -> {
          for (Node object : objects) {
            out.add(
                result(
                    object,
                    one(target, object, context),
                    after -> new Effect.Targets(List.of(after))));
          }
        }
      }
    }
    return out;
  }

  private Changed one(Target target, Node object, EvaluationContext context) {
    EvaluationContext seen =
        context.withScope(new NamedScope(context.scope(), "target", object)).withSubject(object);
    EvaluationContext bound = target.context().bind(seen);
    if (target.preconditions().isPresent()) {
      switch (target.preconditions().get().test(bound)) {
        case Condition.Test.Holds _ -> {}
        case Condition.Test.Fails(String message) -> {
          return new Changed.Skipped(
              message.isEmpty() ? "preconditions not met" : "preconditions not met; " + message);
        }
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return new Changed.Failed(cause);
        }
      }
    }
    return change.apply(object, bound);
  }

  private static String name(Node node) {
    ObjectNode object = node instanceof ObjectNode found ? found : ObjectNode.EMPTY;
    ObjectNode metadata = object.object("metadata");
    String namespace = metadata.text("namespace", "");
    String place = namespace.isEmpty() ? "" : " in namespace " + namespace;
    return object.text("kind", "") + "/" + metadata.text("name", "") + place;
  }
}
