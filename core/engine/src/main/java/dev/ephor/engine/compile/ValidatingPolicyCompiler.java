package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.LaterSteps;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.policy.ValidatingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A ValidatingPolicy lowered to a plan: matchConstraints, then variables, matchConditions and
 * validations; one rule for the resources the author named and one for each group of controllers.
 */
final class ValidatingPolicyCompiler {
  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  ValidatingPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(ValidatingPolicy policy) {
    Enforcement enforcement = EnforcementCompiler.of(policy);
    List<RulePlan> rules = new ArrayList<>();
    rules.add(rule(policy, enforcement, steps(policy, mistakes)));
    for (AutogenVariant<ValidatingPolicy> variant : Autogen.variants(policy)) {
      LaterSteps later = new LaterSteps(() -> compileLater(variant.policy()));
      rules.add(rule(variant.policy(), enforcement, List.of(new Step.Later(later))));
    }
    return new PolicyPlan(policy.meta(), rules, true, policy.failurePolicy());
  }

  private LaterSteps.Compiled compileLater(ValidatingPolicy policy) {
    List<Diagnostic> found = new ArrayList<>();
    List<Step> steps = steps(policy, found::add);
    return new LaterSteps.Compiled(
        steps, found.stream().filter(each -> each.severity() == Severity.ERROR).toList());
  }

  private static RulePlan rule(
      ValidatingPolicy policy, Enforcement enforcement, List<Step> afterMatch) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step.Match(
            ConstraintsMatcher.of(policy.matchConstraints(), policy.meta().id().namespace())));
    steps.addAll(afterMatch);
    SourceLocation at = policy.meta().source().fragment().at();
    return new RulePlan("", RuleType.VALIDATION, steps, enforcement, at, Map.of());
  }

  private List<Step> steps(ValidatingPolicy policy, Consumer<Diagnostic> mistakes) {
    CelCompiler cel = new CelCompiler(languages.policyCel(), mistakes);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Bind(cel.variables(policy.variables())));
    CelConditions conditions =
        cel.conditions(policy.matchConditions(), "failed to evaluate match condition");
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
