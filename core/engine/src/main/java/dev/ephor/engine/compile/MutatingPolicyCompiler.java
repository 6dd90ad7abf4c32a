package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.act.Telling;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.mutate.CelMutationCompiler;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.PolicyExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A MutatingPolicy lowered to a plan: matchConstraints, then exceptions, variables, matchConditions
 * and mutations; one rule for the resources the author named and one for each group of controllers.
 */
final class MutatingPolicyCompiler {
  private static final List<Dialect> DIALECTS =
      List.of(Dialect.MUTATING_POLICY, Dialect.NAMESPACED_MUTATING_POLICY);

  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  MutatingPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(MutatingPolicy policy) {
    ExtensionReader.read(policy.meta(), mistakes);
    List<RulePlan> rules = new ArrayList<>();
    rules.add(rule(policy, steps(policy, mistakes)));
    for (AutogenVariant<MutatingPolicy> variant : Autogen.variants(policy)) {
      rules.add(
          rule(variant.policy(), CelPolicySteps.later(found -> steps(variant.policy(), found))));
    }
    return new PolicyPlan(policy.meta(), rules, true, policy.failurePolicy())
        .withReinvocation(policy.reinvocationPolicy());
  }

  private static RulePlan rule(MutatingPolicy policy, List<Step> afterMatch) {
    return CelPolicySteps.rule(
        policy,
        RuleType.MUTATION,
        ConstraintsMatcher.of(policy.conditions().matchConstraints(), policy.id().namespace()),
        afterMatch,
        ExtensionReader.read(policy.meta(), _ -> {}).emitWarning()
            ? new Enforcement(new Consequence(false, true, true), List.of())
            : CelPolicySteps.NONE);
  }

  private List<Step> steps(MutatingPolicy policy, Consumer<Diagnostic> mistakes) {
    CelCompiler cel = CelPolicySteps.compiler(languages, policy, DIALECTS, mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    CelVariables variables = cel.variables(policy.conditions().variables());
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), CelPolicySteps.MATCHING);
    CelConditions targetConditions =
        cel.conditions(
            policy.targets().matchConditions(), "failed to evaluate target match condition");
    CelMutationCompiler mutations = new CelMutationCompiler(cel::compile);
    Action action =
        cel.annotated(
            mutations.compile(
                variables,
                policy.mutations(),
                mutations.targets(policy.targets(), targetConditions, policy.meta())),
            policy.auditAnnotations());
    PolicyExtensions extensions = ExtensionReader.read(policy.meta(), _ -> {});
    if (extensions.emitWarning()) {
      action = new Telling(action);
    }
    if (extensions.params().isPresent()) {
      ForEachParam.Each each = new ForEachParam.Each(variables, conditions, action);
      steps.add(CelPolicySteps.forEachParam(policy, extensions.params().get(), each, true));
      return steps;
    }
    steps.add(new Step.Bind(variables));
    if (!conditions.conditions().isEmpty()) {
      steps.add(new Step.Guard(conditions, Step.WhenFalse.SKIP));
    }
    steps.add(new Step.Act(action));
    return steps;
  }
}
