package dev.ephor.engine.act;

import dev.ephor.document.Node;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;

/** A mutation that is told to whoever sent the request: it changes something or it did nothing. */
public record Telling(Action action) implements Action {
  @Override
  public Result apply(EvaluationContext context) {
    Node before = context.attributes().object();
    Result result = action.apply(context);
    return result.effect() instanceof Effect.Patched(Node after) && after.equals(before)
        ? new Result(result.outcome(), Effect.NONE, result.properties())
        : result;
  }
}
