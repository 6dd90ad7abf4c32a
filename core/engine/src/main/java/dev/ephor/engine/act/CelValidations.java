package dev.ephor.engine.act;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CEL validations, in their order: the first that is false fails the rule and the first that cannot
 * be evaluated is its error.
 *
 * @param passed text of a pass
 * @param onError what an expression means that cannot be evaluated
 */
public record CelValidations(List<Validation> validations, String passed, OnError onError)
    implements Action {
  /** Longest text that a messageExpression may give (Kubernetes' limit), in bytes. */
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

  /**
   * One expression with the texts for its violation.
   *
   * @param reason the API server's word for it, such as {@code Forbidden}; a property of the result
   */
  public record Validation(
      CelProgram program,
      Optional<String> message,
      Optional<CelProgram> messageExpression,
      Optional<String> reason,
      SourceLocation at) {}

  @Override
  public List<Result> apply(EvaluationContext context) {
    return List.of(judge(context));
  }

  private Result judge(EvaluationContext context) {
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
          return violated(validation, message(validation, context));
        }
        case ErrorValue error -> {
          return failed(validation, error);
        }
        default -> {
          return Result.of(
              new RuleOutcome.Error(
                  Diagnostic.error("RUN002", validation.at(), "validation is not a boolean")));
        }
      }
    }
    return Result.of(new RuleOutcome.Pass(passed));
  }

  private Result failed(Validation validation, ErrorValue error) {
    return switch (onError) {
      case ERROR -> Result.of(RuleErrors.outcome("error", error, validation.at()));
      case VIOLATION ->
          violated(
              validation,
              "expression '"
                  + validation.program().text().strip()
                  + "' resulted in error: "
                  + error.message());
    };
  }

  private static Result violated(Validation validation, String message) {
    return new Result(
        new RuleOutcome.Fail(message, Optional.empty()),
        Effect.NONE,
        validation.reason().map(reason -> Map.of("reason", reason)).orElse(Map.of()));
  }

  /** messageExpression where it gives a usable text, else message, else the expression. */
  private static String message(Validation validation, EvaluationContext context) {
    if (validation.messageExpression().isPresent()) {
      Value text =
          validation.messageExpression().get().evaluate(context.activation(), context.celBudget());
      if (text instanceof StringNode(String plain) && isUsable(plain.strip())) {
        return plain.strip();
      }
    }
    return validation
        .message()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> "failed expression: " + validation.program().text().strip());
  }

  private static boolean isUsable(String text) {
    return !text.isEmpty()
        && text.indexOf('\n') < 0
        && text.getBytes(StandardCharsets.UTF_8).length <= MESSAGE_MAX;
  }
}
