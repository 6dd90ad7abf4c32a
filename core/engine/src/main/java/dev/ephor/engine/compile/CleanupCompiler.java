package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.act.ContextBinder;
import dev.ephor.engine.match.BlockMatcher;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.NamedScope;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.policy.CleanupPolicy;
import dev.ephor.policy.FailurePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CleanupPolicy or ClusterCleanupPolicy lowered to a plan. A pass says that the resource would be
 * deleted; deleting it and keeping the schedule is a controller's work.
 */
final class CleanupCompiler {
  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;

  CleanupCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
  }

  PolicyPlan compile(CleanupPolicy policy) {
    TemplateCompiler templates = new TemplateCompiler(languages.jmesPath(), mistakes);
    ConditionCompiler conditions = new ConditionCompiler(templates, mistakes);
    ContextBinder context =
        new ContextCompiler(templates, languages.jmesPath(), mistakes).compile(policy.context());
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Match(BlockMatcher.of(policy.selection(), policy.meta().id().namespace())));
    steps.add(new Step.Bind(CleanupCompiler::bindTarget));
    steps.add(new Step.Bind(context));
    Condition condition =
        policy
            .conditions()
            .<Condition>map(found -> conditions.compile(found, "conditions"))
            .orElse(request -> Condition.Test.TRUE);
    steps.add(new Step.Act(Action.judging(deletes(condition))));
    SourceLocation at = policy.meta().source().fragment().at();
    Enforcement none = new Enforcement(Consequence.AUDIT, List.of());
    RulePlan rule = new RulePlan("", RuleType.DELETION, steps, none, at, Map.of());
    return new PolicyPlan(policy.meta(), List.of(rule), false, FailurePolicy.IGNORE);
  }

  /** As of DeletingPolicies: what is matched and stays is a failure of the conditions. */
  private static Check deletes(Condition condition) {
    return context ->
        switch (condition.test(context)) {
          case Condition.Test.Holds _ -> new RuleOutcome.Pass("the resource is to be deleted");
          case Condition.Test.Fails(String message) ->
              new RuleOutcome.Fail(
                  message.isEmpty() ? "conditions not met" : "conditions not met; " + message,
                  Optional.empty());
          case Condition.Test.Undecided(Diagnostic cause) -> new RuleOutcome.Error(cause);
        };
  }

  /** Conditions of cleanup policies name the resource {@code target}. */
  private static EvaluationContext bindTarget(EvaluationContext context) {
    return context.withScope(
        new NamedScope(context.scope(), "target", context.attributes().subject()));
  }
}
