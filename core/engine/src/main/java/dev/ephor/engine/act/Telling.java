package dev.ephor.engine.act;

import dev.ephor.document.Node;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import java.util.List;

/** A mutation that is told to whoever sent the request: it changes something or it did nothing. */
public record Telling(Action action) implements Action {
  @Override
  public List<Result> apply(EvaluationContext context) {
    Node before = context.attributes().object();
    return action.apply(context).stream().map(result -> told(result, before)).toList();
  }

  private static Result told(Result result, Node before) {
    return result.effect() instanceof Effect.Patched(Node after) && after.equals(before)
        ? new Result(result.outcome(), Effect.NONE, result.properties())
        : result;
  }
}
