package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.DeletingPolicy;
import dev.ephor.policy.FailurePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A DeletingPolicy lowered to a plan. A pass says that the resource would be deleted and a fail
 * that its conditions keep it; deleting it and keeping the schedule is a controller's work.
 */
final class DeletingPolicyCompiler {
  private static final List<Dialect> DIALECTS = List.of(Dialect.POLICY, Dialect.NAMESPACED_POLICY);

  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  DeletingPolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(DeletingPolicy policy) {
    CelCompiler cel = CelPolicySteps.compiler(languages, policy, DIALECTS, mistakes);
    List<Step> steps = CelPolicySteps.start(policy);
    steps.add(new Step.Bind(cel.variables(policy.conditions().variables())));
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), "failed to evaluate condition");
    steps.add(new Step.Act(Action.judging(deletes(conditions))));
    return new PolicyPlan(
        policy.meta(),
        List.of(
            CelPolicySteps.rule(
                policy,
                RuleType.DELETION,
                ConstraintsMatcher.ofExisting(
                    policy.conditions().matchConstraints(), policy.id().namespace()),
                steps,
                CelPolicySteps.NONE)),
        false,
        FailurePolicy.IGNORE,
        Set.of(PayloadKind.KUBERNETES, PayloadKind.JSON));
  }

  private static Check deletes(CelConditions conditions) {
    return context ->
        switch (conditions.test(context)) {
          case Condition.Test.Holds _ -> new RuleOutcome.Pass("the resource is to be deleted");
          case Condition.Test.Fails(String message) ->
              new RuleOutcome.Fail(message, Optional.empty());
          case Condition.Test.Undecided(Diagnostic cause) -> new RuleOutcome.Error(cause);
        };
  }
}
