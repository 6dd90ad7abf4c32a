package dev.ephor.engine.act;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.NullNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.payload.Answer;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.util.List;
import java.util.Optional;

/**
 * Validations of a policy for HTTP requests or for Envoy: the first that is not null is the answer.
 */
public record CelAnswers(List<Expression> expressions) implements Check {
  public CelAnswers {
    expressions = List.copyOf(expressions);
  }

  /** One validation. */
  public record Expression(CelProgram program, SourceLocation at) {}

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    for (int i = 0; i < expressions.size(); i++) {
      Expression expression = expressions.get(i);
      Value value = expression.program().evaluate(context.activation(), context.celBudget());
      Trace trace = context.trace();
      if (trace != null) {
        String name = "validations[" + i + "]";
        ExpressionTrace.record(trace, name, expression.program(), context, expression.at());
        if (value != NullNode.NULL) {
          trace.latest().ifPresent(Trace.Entry::markDeciding);
        }
      }
      switch (value) {
        case NullNode _ -> {}
        case Answer answer -> {
          return answer.allowed()
              ? new RuleOutcome.Pass(answer.text())
              : new RuleOutcome.Fail(answer.text(), Optional.empty());
        }
        case ErrorValue error -> {
          return RuleErrors.outcome("", error, expression.at());
        }
        default -> {
          return new RuleOutcome.Error(
              Diagnostic.error("RUN011", expression.at(), "validation gives no answer"));
        }
      }
    }
    return new RuleOutcome.Skip("request does not match: no validation has an answer");
  }
}
