package dev.ephor.engine.compile;

import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelType;
import dev.ephor.cel.CelTypes;
import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelAnswers;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.payload.PayloadNames;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.CelValidation;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A ValidatingPolicy for HTTP requests or for Envoy lowered to a plan: exceptions, variables,
 * matchConditions, and validations that give an answer or null.
 */
final class PayloadPolicyCompiler {
  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  PayloadPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(ValidatingPolicy policy, PayloadFormat format, PayloadKind kind) {
    CelEnvironments.Dialect dialect =
        switch (format) {
          case HTTP -> CelEnvironments.Dialect.HTTP;
          case ENVOY -> CelEnvironments.Dialect.ENVOY;
        };
    CelCompiler cel = new CelCompiler(languages.cel(dialect), mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    steps.addFirst(new Step.Bind(new PayloadNames(format)));
    steps.add(new Step.Bind(cel.variables(policy.variables())));
    boolean ignores = policy.failurePolicy() == FailurePolicy.IGNORE;
    CelConditions conditions = cel.conditions(policy.matchConditions(), CelPolicySteps.MATCHING);
    if (!conditions.conditions().isEmpty()) {
      Condition condition = ignores ? ignoring(conditions) : conditions;
      steps.add(new Step.Guard(condition, Step.WhenFalse.SKIP_AS_TOLD));
    }
    CelAnswers answers = answers(policy, cel, format);
    steps.add(new Step.Act(Action.judging(ignores ? ignoringErrors(answers) : answers)));
    RulePlan rule =
        CelPolicySteps.rule(
            policy,
            RuleType.VALIDATION,
            _ -> Matcher.Match.YES,
            steps,
            EnforcementCompiler.of(policy.meta(), policy.validationActions()));
    return new PolicyPlan(policy.meta(), List.of(rule), true, policy.failurePolicy(), Set.of(kind));
  }

  private CelAnswers answers(ValidatingPolicy policy, CelCompiler cel, PayloadFormat format) {
    List<CelAnswers.Expression> out = new ArrayList<>();
    for (CelValidation validation : policy.validations()) {
      Optional<CelProgram> program = cel.expression(validation.expression());
      program.ifPresent(found -> {
        CelType type = found.resultType();
        if (type.equals(format.answerType()) || type.equals(CelTypes.NULL)) {
          out.add(new CelAnswers.Expression(found, validation.expression().at()));
        } else {
          mistakes.accept(
              Diagnostic.error(
                      "CMP013",
                      validation.expression().at(),
                      "validation must be null or of type `"
                          + format.answerType()
                          + "`, not `"
                          + type
                          + "`")
                  .withHelp(help(format)));
        }
      });
    }
    return new CelAnswers(out);
  }

  private static String help(PayloadFormat format) {
    return switch (format) {
      case HTTP -> "for example `condition ? http.Denied(\"reason\").Response() : null`";
      case ENVOY -> "for example `condition ? envoy.Denied(403).Response() : null`";
    };
  }

  /** What cannot be decided has no say; as Kyverno's authorizers have it, the rule is skipped. */
  private static Condition ignoring(Condition condition) {
    return context ->
        switch (condition.test(context)) {
          case Condition.Test.Undecided(Diagnostic cause) ->
              new Condition.Test.Fails(ignored(cause));
          case Condition.Test.Holds holds -> holds;
          case Condition.Test.Fails fails -> fails;
        };
  }

  private static Check ignoringErrors(Check check) {
    return context ->
        switch (check.judge(context)) {
          case RuleOutcome.Error(Diagnostic cause) -> new RuleOutcome.Skip(ignored(cause));
          case RuleOutcome other -> other;
        };
  }

  private static String ignored(Diagnostic cause) {
    return "failurePolicy Ignore passes over: " + cause.message();
  }
}
