package dev.ephor.engine.mutate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.Value;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mutating policy written in CEL does: change the request's object, or other objects that
 * exist already. Each mutation sees what those before it have made.
 */
record CelMutateAction(CelVariables variables, List<Change> changes, Optional<CelTargets> targets)
    implements Action {
  CelMutateAction {
    changes = List.copyOf(changes);
  }

  @Override
  public List<Result> apply(EvaluationContext context) {
    if (targets.isPresent()) {
      return applyToTargets(targets.get(), context);
    }
    // Not the request's own: what this policy made for an earlier parameter counts.
    Node object =
        context.activation().find("object") instanceof Node node
            ? node
            : context.attributes().object();
    CelSubject subject = new CelSubject(context.activation(), object, null);
    return switch (change(subject, variables.bind(context.withActivation(subject)))) {
      case Change.Changed.Done(Node changed) ->
          List.of(new Result(new RuleOutcome.Pass("success"), new Effect.Patched(changed)));
      case Change.Changed.Skipped(String reason) -> Result.only(new RuleOutcome.Skip(reason));
      case Change.Changed.Failed(Diagnostic cause) -> Result.only(new RuleOutcome.Error(cause));
    };
  }

  private Change.Changed change(CelSubject subject, EvaluationContext context) {
    for (Change change : changes) {
      switch (change.apply(subject.object(), context)) {
        case Change.Changed.Done(Node changed) -> subject.see(changed);
        case Change.Changed.Skipped skipped -> {
          return skipped;
        }
        case Change.Changed.Failed failed -> {
          return failed;
        }
      }
    }
    return new Change.Changed.Done(subject.object());
  }

  private List<Result> applyToTargets(CelTargets from, EvaluationContext context) {
    List<Node> objects = new ArrayList<>();
    Optional<Diagnostic> failed = from.find(context, objects);
    if (failed.isPresent()) {
      return Result.only(new RuleOutcome.Error(failed.get()));
    }
    List<Node> out = new ArrayList<>();
    for (Node object : objects) {
      switch (target(object, from.conditions(), context)) {
        case Change.Changed.Done(Node changed) -> out.add(changed);
        case Change.Changed.Skipped _ -> {}
        case Change.Changed.Failed(Diagnostic cause) -> {
          return Result.only(new RuleOutcome.Error(cause));
        }
      }
    }
    return out.isEmpty()
        ? Result.only(new RuleOutcome.Skip("no targets"))
        : List.of(new Result(new RuleOutcome.Pass("success"), new Effect.Targets(out)));
  }

  private Change.Changed target(Node object, CelConditions conditions, EvaluationContext context) {
    @Nullable Value namespace = CelTargets.namespaceOf(object, context);
    CelSubject subject = new CelSubject(context.activation(), object, namespace);
    EvaluationContext seen = variables.bind(context.withActivation(subject).withSubject(object));
    return switch (conditions.test(seen)) {
      case Condition.Test.Holds _ -> change(subject, seen);
      case Condition.Test.Fails(String message) -> new Change.Changed.Skipped(message);
      case Condition.Test.Undecided(Diagnostic cause) -> new Change.Changed.Failed(cause);
    };
  }
}
