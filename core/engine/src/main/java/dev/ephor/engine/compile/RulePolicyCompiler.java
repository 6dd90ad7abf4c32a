package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.engine.act.AnyPatternCheck;
import dev.ephor.engine.act.ContextBinder;
import dev.ephor.engine.act.DenyCheck;
import dev.ephor.engine.act.ForeachCheck;
import dev.ephor.engine.act.PatternCheck;
import dev.ephor.engine.act.PatternSource;
import dev.ephor.engine.act.RuleMessage;
import dev.ephor.engine.match.BlockMatcher;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.policy.Rule;
import dev.ephor.policy.RuleBody;
import dev.ephor.policy.RulePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A ClusterPolicy or Policy lowered to a plan: match and exclude, then context, preconditions and
 * the rule's own action, for each rule and for the rules that are generated for controllers.
 */
final class RulePolicyCompiler {
  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;
  private final TemplateCompiler templates;
  private final ConditionCompiler conditions;
  private final ContextCompiler contexts;

  RulePolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
    this.templates = new TemplateCompiler(languages.jmesPath(), mistakes);
    this.conditions = new ConditionCompiler(templates, mistakes);
    this.contexts = new ContextCompiler(templates, languages.jmesPath(), mistakes);
  }

  PolicyPlan compile(RulePolicy policy) {
    List<Rule> rules = new ArrayList<>(policy.spec().rules());
    rules.addAll(Autogen.rules(policy));
    List<RulePlan> plans = new ArrayList<>();
    for (Rule rule : rules) {
      rule(policy, rule).ifPresent(plans::add);
    }
    return new PolicyPlan(
        policy.meta(), plans, policy.spec().applyOne(), policy.spec().failurePolicy());
  }

  private Optional<RulePlan> rule(RulePolicy policy, Rule rule) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Match(BlockMatcher.of(rule.selection(), policy.meta().id().namespace())));
    steps.add(new Step.Exempt());
    if (!rule.context().isEmpty()) {
      steps.add(new Step.Bind(contexts.compile(rule.context())));
    }
    rule.preconditions()
        .ifPresent(preconditions ->
            steps.add(
                new Step.Guard(
                    conditions.compile(preconditions, "failed to evaluate preconditions"),
                    Step.WhenFalse.SKIP)));
    CelCompiler cel = new CelCompiler(languages.ruleCel(), mistakes);
    if (!rule.celPreconditions().isEmpty()) {
      steps.add(
          new Step.Guard(
              cel.conditions(rule.celPreconditions(), "failed to evaluate CEL precondition"),
              Step.WhenFalse.SKIP));
    }
    return type(rule.body())
        .map(type -> {
          action(rule, cel, steps);
          return new RulePlan(
              rule.name(),
              type,
              steps,
              EnforcementCompiler.of(policy.spec(), rule.body()),
              rule.source().at(),
              rule.options().reportProperties());
        });
  }

  private Optional<RuleType> type(RuleBody body) {
    return switch (body) {
      case RuleBody.Validate validate when isEvaluated(validate.check()) ->
          Optional.of(RuleType.VALIDATION);
      case RuleBody.Validate validate -> notEvaluated("this kind of validate", validate.source());
      case RuleBody.Mutate mutate -> notEvaluated("mutate", mutate.source());
      case RuleBody.Generate generate -> notEvaluated("generate", generate.source());
      case RuleBody.VerifyImages verify -> notEvaluated("verifyImages", verify.source());
    };
  }

  private Optional<RuleType> notEvaluated(String what, Fragment source) {
    mistakes.accept(
        Diagnostic.warning(
            "CMP010",
            source.at(),
            what + " is not evaluated by this version; the rule is left out"));
    return Optional.empty();
  }

  private static boolean isEvaluated(RuleBody.Check check) {
    return switch (check) {
      case RuleBody.PatternCheck _,
          RuleBody.AnyPatternCheck _,
          RuleBody.DenyCheck _,
          RuleBody.ForeachCheck _,
          RuleBody.CelCheck _ ->
          true;
      case RuleBody.PodSecurityCheck _, RuleBody.ManifestsCheck _, RuleBody.NoCheck _ -> false;
    };
  }

  private void action(Rule rule, CelCompiler cel, List<Step> steps) {
    if (!(rule.body() instanceof RuleBody.Validate validate)) {
      return;
    }
    RuleMessage message = new RuleMessage(rule.name(), contexts.message(validate.message()));
    if (validate.check() instanceof RuleBody.CelCheck check) {
      steps.add(new Step.Bind(cel.variables(check.variables())));
      steps.add(
          new Step.Act(
              Action.judging(
                  cel.validations(
                      check.expressions(), "Validation rule '" + rule.name() + "' passed."))));
      cel.check(check.auditAnnotations());
      return;
    }
    steps.add(new Step.Act(Action.judging(check(validate.check(), message, 0))));
  }

  /**
   * @param depth number of foreach around the check
   */
  private Check check(RuleBody.Check check, RuleMessage message, int depth) {
    return switch (check) {
      case RuleBody.PatternCheck(Fragment pattern) -> new PatternCheck(message, pattern(pattern));
      case RuleBody.AnyPatternCheck(List<Fragment> patterns) ->
          new AnyPatternCheck(message, patterns.stream().map(this::pattern).toList());
      case RuleBody.DenyCheck(var denied) ->
          new DenyCheck(
              message,
              denied.map(found ->
                  (Condition) conditions.compile(found, "failed to check deny conditions")));
      case RuleBody.ForeachCheck(List<RuleBody.Foreach> entries) ->
          new ForeachCheck(
              entries.stream().map(entry -> foreach(entry, message, depth)).toList(), depth);
      case RuleBody.CelCheck _,
          RuleBody.PodSecurityCheck _,
          RuleBody.ManifestsCheck _,
          RuleBody.NoCheck _ ->
          new DenyCheck(message, Optional.of(context -> Condition.Test.FALSE));
    };
  }

  private PatternSource pattern(Fragment pattern) {
    return PatternSource.of(pattern, templates.compile(pattern), mistakes);
  }

  private ForeachCheck.Entry foreach(RuleBody.Foreach entry, RuleMessage message, int depth) {
    ContextBinder context = contexts.compile(entry.context());
    return new ForeachCheck.Entry(
        contexts.list(entry.list()),
        entry.elementScope(),
        context,
        entry
            .preconditions()
            .map(found -> conditions.compile(found, "failed to evaluate preconditions")),
        check(entry.check(), message, depth + 1),
        entry.source().at());
  }
}
