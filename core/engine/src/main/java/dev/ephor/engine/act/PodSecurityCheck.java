package dev.ephor.engine.act;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.podsecurity.PodSecurityStandards;
import dev.ephor.engine.podsecurity.PodSecurityVerdict;
import dev.ephor.engine.podsecurity.PodTemplate;
import dev.ephor.engine.podsecurity.Violation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.PodSecurity;
import java.util.List;
import java.util.Optional;

/** {@code podSecurity}: the Pod Security Standards, without the controls that are excluded. */
public record PodSecurityCheck(String rule, PodSecurity settings, SourceLocation at)
    implements Check {
  @Override
  public RuleOutcome judge(EvaluationContext context) {
    Optional<PodTemplate> pod =
        context.subject() instanceof ObjectNode resource
            ? PodTemplate.of(resource)
            : Optional.empty();
    if (pod.isEmpty()) {
      return new RuleOutcome.Error(
          Diagnostic.error("RUN006", at, "the resource is no pod and makes none"));
    }
    PodSecurityVerdict verdict =
        PodSecurityStandards.check(
            settings, context.exclusions(), pod.get().metadata(), pod.get().spec());
    if (isClean(verdict) && !context.exclusions().isEmpty()) {
      // An exception that was not needed has no part in the result.
      PodSecurityVerdict alone =
          PodSecurityStandards.check(settings, List.of(), pod.get().metadata(), pod.get().spec());
      if (!isClean(alone)) {
        return new RuleOutcome.Skip("violations are covered by policy exceptions");
      }
    }
    return switch (verdict) {
      case PodSecurityVerdict.Checked(List<Violation> violations) -> {
        record(context, violations);
        yield violations.isEmpty()
            ? new RuleOutcome.Pass("Validation rule '" + rule + "' passed.")
            : new RuleOutcome.Fail(
                PodSecurityStandards.message(rule, settings, violations), Optional.empty());
      }
      case PodSecurityVerdict.Unreadable(String mistake) ->
          new RuleOutcome.Error(
              Diagnostic.error("RUN006", at, "failed to read the pod: " + mistake));
    };
  }

  private static boolean isClean(PodSecurityVerdict verdict) {
    return verdict instanceof PodSecurityVerdict.Checked(List<Violation> violations)
        && violations.isEmpty();
  }

  private void record(EvaluationContext context, List<Violation> violations) {
    Trace trace = context.trace();
    if (trace != null) {
      for (Violation violation : violations) {
        trace.leaf(violation.control(), at, Trace.Verdict.FAILS, violation.detail()).markDeciding();
      }
    }
  }
}
