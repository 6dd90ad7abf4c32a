package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.generate.CelGenerateCompiler;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.GeneratingPolicy;
import java.util.List;
import java.util.function.Consumer;

/**
 * A GeneratingPolicy lowered to a plan: matchConstraints, then exceptions, variables,
 * matchConditions and what it generates. Creating that and keeping it in step is a controller's
 * work.
 */
final class GeneratingPolicyCompiler {
  private static final List<Dialect> DIALECTS =
      List.of(Dialect.GENERATING_POLICY, Dialect.NAMESPACED_GENERATING_POLICY);

  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  GeneratingPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(GeneratingPolicy policy) {
    CelCompiler cel = CelPolicySteps.compiler(languages, policy, DIALECTS, mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    steps.add(new Step.Bind(cel.variables(policy.conditions().variables())));
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), CelPolicySteps.MATCHING);
    if (!conditions.conditions().isEmpty()) {
      steps.add(new Step.Guard(conditions, Step.WhenFalse.NO_RESULT));
    }
    String namespace = policy.id().namespace();
    steps.add(
        new Step.Act(
            cel.annotated(
                new CelGenerateCompiler(cel::compile, mistakes)
                    .compile(policy.generate(), namespace),
                policy.auditAnnotations())));
    return new PolicyPlan(
        policy.meta(),
        List.of(
            CelPolicySteps.rule(
                policy,
                RuleType.GENERATION,
                ConstraintsMatcher.of(policy.conditions().matchConstraints(), namespace),
                steps,
                CelPolicySteps.NONE)),
        false,
        FailurePolicy.IGNORE);
  }
}
