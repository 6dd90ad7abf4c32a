package dev.ephor.engine.act;

import dev.ephor.cel.CelActivation;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;
import java.util.Optional;

/**
 * An action of a native admission policy, done once for each parameter resource; a mutation sees
 * what those before it have made.
 *
 * @param denies whether parameters that are not found are a violation
 * @param at place of the binding
 */
public record ForEachParam(ParamQuery query, Each each, boolean denies, SourceLocation at)
    implements Action {

  /** What is done for one parameter. */
  public record Each(Binder variables, CelConditions conditions, Action action) {}

  @Override
  public List<Result> apply(EvaluationContext context) {
    return switch (query.find(context)) {
      case ParamQuery.Found.Failed(var error) ->
          Result.only(RuleErrors.outcome("failed to find the parameters of the policy", error, at));
      case ParamQuery.Found.Params(List<Node> params) when params.isEmpty() ->
          Result.only(
              denies
                  ? new RuleOutcome.Fail("no params found for policy binding", Optional.empty())
                  : new RuleOutcome.Skip("no params found for policy binding"));
      case ParamQuery.Found.Params(List<Node> params) -> all(params, context);
    };
  }

  private List<Result> all(List<Node> params, EvaluationContext start) {
    List<Result> last = Result.only(new RuleOutcome.Skip("match conditions are false"));
    EvaluationContext context = start;
    for (Node param : params) {
      Optional<List<Result>> result = one(param, context);
      if (result.isEmpty()) {
        continue;
      }
      last = result.get();
      for (Result one : last) {
        if (one.outcome() instanceof RuleOutcome.Fail
            || one.outcome() instanceof RuleOutcome.Error) {
          return last;
        }
        if (one.effect() instanceof Effect.Patched(Node changed)) {
          context = seeing("object", changed, context);
        }
      }
    }
    return last;
  }

  /** Empty when the policy is not for the request with this parameter. */
  private Optional<List<Result>> one(Node param, EvaluationContext context) {
    EvaluationContext seen = each.variables().bind(seeing("params", param, context));
    return switch (each.conditions().test(seen)) {
      case Condition.Test.Holds _ -> Optional.of(each.action().apply(seen));
      case Condition.Test.Fails _ -> Optional.empty();
      case Condition.Test.Undecided(Diagnostic cause) ->
          Optional.of(Result.only(new RuleOutcome.Error(cause)));
    };
  }

  private static EvaluationContext seeing(String name, Node value, EvaluationContext context) {
    CelActivation outer = context.activation();
    return context.withActivation(asked -> asked.equals(name) ? value : outer.find(asked));
  }
}
