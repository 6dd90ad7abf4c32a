package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.payload.PayloadFormat;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.PolicyExtensions;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A ValidatingPolicy lowered to a plan: matchConstraints, then exceptions, variables,
 * matchConditions and validations; one rule for the resources the author named and one for each
 * group of controllers. In mode JSON there are no constraints and no controllers, as the document
 * may be anything.
 */
final class ValidatingPolicyCompiler {
  private static final List<Dialect> DIALECTS = List.of(Dialect.POLICY, Dialect.NAMESPACED_POLICY);

  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  ValidatingPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(ValidatingPolicy policy) {
    ExtensionReader.read(policy.meta(), mistakes);
    return switch (policy.evaluation().mode()) {
      case KUBERNETES -> forRequests(policy);
      case JSON -> forDocuments(policy);
      case HTTP ->
          new PayloadPolicyCompiler(languages, mistakes)
              .compile(policy, PayloadFormat.HTTP, PayloadKind.HTTP);
      case ENVOY ->
          new PayloadPolicyCompiler(languages, mistakes)
              .compile(policy, PayloadFormat.ENVOY, PayloadKind.ENVOY);
    };
  }

  private PolicyPlan forDocuments(ValidatingPolicy policy) {
    RulePlan rule =
        CelPolicySteps.rule(
            policy,
            RuleType.VALIDATION,
            _ -> Matcher.Match.YES,
            steps(policy, mistakes),
            EnforcementCompiler.of(policy.meta(), policy.validationActions()));
    return new PolicyPlan(
        policy.meta(), List.of(rule), true, policy.failurePolicy(), Set.of(PayloadKind.JSON));
  }

  private PolicyPlan forRequests(ValidatingPolicy policy) {
    List<RulePlan> rules = new ArrayList<>();
    rules.add(rule(policy, steps(policy, mistakes)));
    for (AutogenVariant<ValidatingPolicy> variant : Autogen.variants(policy)) {
      rules.add(
          rule(variant.policy(), CelPolicySteps.later(found -> steps(variant.policy(), found))));
    }
    return new PolicyPlan(policy.meta(), rules, true, policy.failurePolicy());
  }

  private static RulePlan rule(ValidatingPolicy policy, List<Step> afterMatch) {
    Enforcement enforcement = EnforcementCompiler.of(policy.meta(), policy.validationActions());
    return CelPolicySteps.rule(
        policy,
        RuleType.VALIDATION,
        ConstraintsMatcher.of(policy.matchConstraints(), policy.id().namespace()),
        afterMatch,
        enforcement);
  }

  private List<Step> steps(ValidatingPolicy policy, Consumer<Diagnostic> mistakes) {
    CelCompiler cel = CelPolicySteps.compiler(languages, policy, DIALECTS, mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    CelVariables variables = cel.variables(policy.variables());
    CelConditions conditions = cel.conditions(policy.matchConditions(), CelPolicySteps.MATCHING);
    Action action =
        cel.annotated(
            cel.validations(policy.validations(), "success", CelValidations.OnError.ERROR),
            policy.auditAnnotations());
    Optional<PolicyExtensions.Params> params =
        ExtensionReader.read(policy.meta(), _ -> {}).params();
    if (params.isPresent()) {
      ForEachParam.Each each = new ForEachParam.Each(variables, conditions, action);
      steps.add(CelPolicySteps.forEachParam(policy, params.get(), each, false));
      return steps;
    }
    steps.add(new Step.Bind(variables));
    if (!conditions.conditions().isEmpty()) {
      Condition guard =
          policy.failurePolicy() == FailurePolicy.IGNORE ? conditions.ignoringErrors() : conditions;
      steps.add(new Step.Guard(guard, Step.WhenFalse.SKIP_AS_TOLD));
    }
    steps.add(new Step.Act(action));
    return steps;
  }
}
