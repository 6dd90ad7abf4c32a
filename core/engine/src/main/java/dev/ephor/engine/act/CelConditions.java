package dev.ephor.engine.act;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.util.List;

/**
 * CEL match conditions: all must hold. One that is false decides at once; an error counts only when
 * none is false, as in the API server.
 */
public record CelConditions(List<Named> conditions, String doing) implements Condition {
  public CelConditions {
    conditions = List.copyOf(conditions);
  }

  /**
   * The same for a policy that is to be ignored where it fails: what cannot be decided is false.
   */
  public Condition ignoringErrors() {
    return context -> {
      Test tested = test(context);
      return tested instanceof Test.Undecided(Diagnostic cause)
          ? new Test.Fails(cause.message())
          : tested;
    };
  }

  /** A condition with its name. */
  public record Named(String name, CelProgram program, SourceLocation at) {}

  @Override
  public Test test(EvaluationContext context) {
    Test undecided = null;
    for (Named condition : conditions) {
      Value value = condition.program().evaluate(context.activation(), context.celBudget());
      Trace trace = context.trace();
      if (trace != null) {
        ExpressionTrace.record(
            trace, condition.name(), condition.program(), context, condition.at());
        if (value == BoolNode.FALSE) {
          trace.latest().ifPresent(Trace.Entry::markDeciding);
        }
      }
      switch (value) {
        case BoolNode.TRUE -> {}
        case BoolNode.FALSE -> {
          return new Test.Fails("match condition `" + condition.name() + "` is false");
        }
        case ErrorValue error -> {
          if (undecided == null) {
            String what = doing + " `" + condition.name() + "`";
            undecided = new Test.Undecided(RuleErrors.diagnostic(what, error, condition.at()));
          }
        }
        default -> undecided = notBoolean(condition);
      }
    }
    return undecided == null ? Test.TRUE : undecided;
  }

  private static Test notBoolean(Named condition) {
    return new Test.Undecided(
        Diagnostic.error(
            "RUN002", condition.at(), "condition `" + condition.name() + "` is not a boolean"));
  }
}
