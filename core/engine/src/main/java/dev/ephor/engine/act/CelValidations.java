package dev.ephor.engine.act;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.util.List;
import java.util.Optional;

/**
 * CEL validations, in their order: the first that is false fails the rule and the first that cannot
 * be evaluated is its error.
 *
 * @param passed text of a pass
 * @param onError what an expression means that cannot be evaluated
 */
public record CelValidations(List<Validation> validations, String passed, OnError onError)
    implements Check {
  /** Longest text that a messageExpression may give (Kubernetes' limit), in characters. */
  private static final int MESSAGE_MAX = 5 * 1024;

  public CelValidations {
    validations = List.copyOf(validations);
  }

  /** What an expression means that cannot be evaluated. */
  public enum OnError {
    /** The rule has no answer; the policy's failurePolicy gives it. */
    ERROR,
    /**
     * The rule is violated: within a ClusterPolicy whose failurePolicy is Fail, as Kyverno takes
     * the decision of Kubernetes' validator over.
     */
    VIOLATION
  }

  /** One expression with the texts for its violation. */
  public record Validation(
      CelProgram program,
      Optional<String> message,
      Optional<CelProgram> messageExpression,
      SourceLocation at) {}

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    for (int i = 0; i < validations.size(); i++) {
      Validation validation = validations.get(i);
      Value value = validation.program().evaluate(context.activation(), context.celBudget());
      Trace trace = context.trace();
      if (trace != null) {
        String name = "validations[" + i + "]";
        ExpressionTrace.record(trace, name, validation.program(), context, validation.at());
        if (value != BoolNode.TRUE) {
          trace.latest().ifPresent(Trace.Entry::markDeciding);
        }
      }
      switch (value) {
        case BoolNode.TRUE -> {}
        case BoolNode.FALSE -> {
          return new RuleOutcome.Fail(message(validation, context), Optional.empty());
        }
        case ErrorValue error -> {
          return failed(validation, error);
        }
        default -> {
          return new RuleOutcome.Error(
              Diagnostic.error("RUN002", validation.at(), "validation is not a boolean"));
        }
      }
    }
    return new RuleOutcome.Pass(passed);
  }

  private RuleOutcome failed(Validation validation, ErrorValue error) {
    return switch (onError) {
      case ERROR -> RuleErrors.outcome("policy evaluation error", error, validation.at());
      case VIOLATION ->
          new RuleOutcome.Fail(
              "expression '"
                  + validation.program().text().strip()
                  + "' resulted in error: "
                  + error.message(),
              Optional.empty());
    };
  }

  /** messageExpression where it gives a usable text, else message, else the expression. */
  private static String message(Validation validation, EvaluationContext context) {
    if (validation.messageExpression().isPresent()) {
      Value text =
          validation.messageExpression().get().evaluate(context.activation(), context.celBudget());
      if (text instanceof StringNode(String plain) && isUsable(plain)) {
        return plain;
      }
    }
    return validation
        .message()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> "failed expression: " + validation.program().text().strip());
  }

  private static boolean isUsable(String text) {
    return !text.isBlank() && text.indexOf('\n') < 0 && text.length() <= MESSAGE_MAX;
  }
}
