package dev.ephor.engine.act;

import dev.ephor.cel.CelProgram;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.NullNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An action with {@code auditAnnotations}, which become properties of its result whatever its
 * outcome. An expression that gives null or nothing adds none; one that cannot be evaluated is an
 * error unless the rule is violated anyway (rules of Kubernetes' AuditAnnotation).
 */
public record Annotating(Action action, List<Annotation> annotations) implements Action {
  /** Longest value, in characters; what is longer is cut (Kubernetes' limit is 10 kB). */
  private static final int VALUE_MAX = 10 * 1024;

  public Annotating {
    annotations = List.copyOf(annotations);
  }

  /** One annotation. */
  public record Annotation(String key, CelProgram program, SourceLocation at) {}

  /** The action itself when there are no annotations. */
  public static Action of(Action action, List<Annotation> annotations) {
    return annotations.isEmpty() ? action : new Annotating(action, annotations);
  }

  @Override
  public List<Result> apply(EvaluationContext context) {
    return action.apply(context).stream().map(result -> annotated(result, context)).toList();
  }

  private Result annotated(Result result, EvaluationContext context) {
    Map<String, String> properties = new LinkedHashMap<>(result.properties());
    RuleOutcome outcome = result.outcome();
    for (Annotation annotation : annotations) {
      Value value = annotation.program().evaluate(context.activation(), context.celBudget());
      Trace trace = context.trace();
      if (trace != null) {
        String name = "auditAnnotations[" + annotation.key() + "]";
        ExpressionTrace.record(trace, name, annotation.program(), context, annotation.at());
      }
      switch (value) {
        case StringNode(String text) when !text.isBlank() ->
            properties.put(annotation.key(), shortened(text.strip()));
        case StringNode _, NullNode _ -> {}
        case ErrorValue error -> outcome = worse(outcome, failed(annotation, error));
        default -> outcome = worse(outcome, notText(annotation));
      }
    }
    return new Result(outcome, result.effect(), properties);
  }

  private static RuleOutcome worse(RuleOutcome so, RuleOutcome error) {
    return so instanceof RuleOutcome.Fail || so instanceof RuleOutcome.Error ? so : error;
  }

  private static RuleOutcome failed(Annotation annotation, ErrorValue error) {
    return RuleErrors.outcome(
        "failed to evaluate audit annotation `" + annotation.key() + "`", error, annotation.at());
  }

  private static RuleOutcome notText(Annotation annotation) {
    return new RuleOutcome.Error(
        Diagnostic.error(
            "RUN007",
            annotation.at(),
            "audit annotation `" + annotation.key() + "` is neither text nor null"));
  }

  private static String shortened(String text) {
    return text.length() <= VALUE_MAX ? text : text.substring(0, VALUE_MAX);
  }
}
