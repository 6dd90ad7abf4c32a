package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ValidatingPolicy lowered to a plan: matchConstraints, then exceptions, variables,
 * matchConditions and validations; one rule for the resources the author named and one for each
 * group of controllers.
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
    List<RulePlan> rules = new ArrayList<>();
    rules.add(rule(policy, steps(policy, mistakes)));
    for (AutogenVariant<ValidatingPolicy> variant : Autogen.variants(policy)) {
      rules.add(
          rule(variant.policy(), CelPolicySteps.later(found -> steps(variant.policy(), found))));
    }
    return new PolicyPlan(policy.meta(), rules, true, policy.failurePolicy());
  }

  private static RulePlan rule(ValidatingPolicy policy, List<Step> afterMatch) {
    Enforcement enforcement = EnforcementCompiler.of(policy);
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
    steps.add(new Step.Bind(cel.variables(policy.variables())));
    CelConditions conditions = cel.conditions(policy.matchConditions(), CelPolicySteps.MATCHING);
    if (!conditions.conditions().isEmpty()) {
      steps.add(new Step.Guard(conditions, Step.WhenFalse.NO_RESULT));
    }
    steps.add(
        new Step.Act(
            Action.judging(
                cel.validations(policy.validations(), "success", CelValidations.OnError.ERROR))));
    cel.check(policy.auditAnnotations());
    return steps;
  }
}
