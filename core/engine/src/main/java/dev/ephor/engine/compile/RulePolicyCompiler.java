package dev.ephor.engine.compile;

import dev.ephor.cel.CelEnvironment;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.engine.act.AnyPatternCheck;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.act.DenyCheck;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.act.ForeachCheck;
import dev.ephor.engine.act.ParamQuery;
import dev.ephor.engine.act.PatternCheck;
import dev.ephor.engine.act.PatternSource;
import dev.ephor.engine.act.PodSecurityCheck;
import dev.ephor.engine.act.RuleMessage;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.generate.GenerateCompiler;
import dev.ephor.engine.image.ImageRuleCompiler;
import dev.ephor.engine.library.Authorizer;
import dev.ephor.engine.manifest.ManifestCheck;
import dev.ephor.engine.match.BlockMatcher;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.mutate.MutateCompiler;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.ContextEntry;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.NamedExpression;
import dev.ephor.policy.PodSecurity;
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
final class RulePolicyCompiler implements RuleParts {
  private final Languages languages;
  private final Consumer<Diagnostic> mistakes;
  private final RuleVariables variables;
  private final TemplateCompiler templates;
  private final ConditionCompiler conditions;
  private final ContextCompiler contexts;

  RulePolicyCompiler(Languages languages, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.mistakes = mistakes;
    this.variables = new RuleVariables(mistakes);
    this.templates = new TemplateCompiler(languages.jmesPath(), mistakes).watchedBy(variables::see);
    this.conditions = new ConditionCompiler(templates, mistakes);
    this.contexts = new ContextCompiler(templates, languages.jmesPath(), mistakes);
  }

  PolicyPlan compile(RulePolicy policy) {
    webhook(policy.spec().webhook().matchConditions());
    List<RulePlan> plans = new ArrayList<>();
    for (Rule rule : policy.spec().rules()) {
      variables.enter(rule);
      plans.addAll(rule(policy, rule));
    }
    variables.leave();
    for (Rule rule : Autogen.rules(policy)) {
      plans.addAll(rule(policy, rule));
    }
    return new PolicyPlan(
        policy.meta(), plans, policy.spec().applyOne(), policy.spec().failurePolicy());
  }

  /** Conditions that the API server evaluates before it asks: here they only have to compile. */
  private void webhook(List<NamedExpression> conditions) {
    if (!conditions.isEmpty()) {
      CelEnvironment environment = languages.cel(CelEnvironments.Dialect.WEBHOOK);
      new CelCompiler(environment, mistakes).conditions(conditions, "");
    }
  }

  private List<RulePlan> rule(RulePolicy policy, Rule rule) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Match(BlockMatcher.of(rule.selection(), policy.meta().id().namespace())));
    if (rule.body() instanceof RuleBody.VerifyImages verify) {
      return verifyImages(policy, rule, verify, steps);
    }
    if (rule.body() instanceof RuleBody.Validate validate
        && validate.check() instanceof RuleBody.ManifestsCheck) {
      steps.add(ManifestCheck.notForDeletions());
    }
    guards(rule, steps);
    CelValidations.OnError onError =
        policy.spec().failurePolicy() == FailurePolicy.FAIL
            ? CelValidations.OnError.VIOLATION
            : CelValidations.OnError.ERROR;
    return type(rule, onError, steps).map(type -> plan(policy, rule, type, steps)).stream()
        .toList();
  }

  private static RulePlan plan(RulePolicy policy, Rule rule, RuleType type, List<Step> steps) {
    return new RulePlan(
        rule.name(),
        type,
        steps,
        EnforcementCompiler.of(policy.spec(), rule.body()),
        rule.source().at(),
        rule.options().reportProperties());
  }

  /** Exceptions, context and preconditions, which every rule may have. */
  private void guards(Rule rule, List<Step> steps) {
    steps.add(new Step.Exempt());
    if (!rule.context().isEmpty()) {
      steps.add(new Step.Bind(contexts.compileRule(rule.context())));
    }
    rule.preconditions()
        .ifPresent(found -> steps.add(new Step.Guard(preconditions(found), Step.WhenFalse.SKIP)));
    if (hasCel(rule)) {
      steps.add(new Step.Bind(Authorizer.binder()));
    }
    if (!rule.celPreconditions().isEmpty()) {
      CelCompiler cel = cel();
      steps.add(
          new Step.Guard(
              cel.conditions(rule.celPreconditions(), "failed to evaluate CEL precondition"),
              Step.WhenFalse.SKIP_OR_VIOLATION));
    }
  }

  /** Plans of one name: some verify and change images, one checks what came of all changes. */
  private List<RulePlan> verifyImages(
      RulePolicy policy, Rule rule, RuleBody.VerifyImages verify, List<Step> steps) {
    ImageRuleCompiler.ImageRule images =
        new ImageRuleCompiler(this, languages.jmesPath(), mistakes)
            .compile(verify, rule.options().imageExtractors());
    steps.add(new Step.Bind(images.images()));
    List<Step> guards = new ArrayList<>();
    guards(rule, guards);
    List<RulePlan> out = new ArrayList<>();
    for (ImageRuleCompiler.Part part : images.parts()) {
      List<Step> all = new ArrayList<>(steps);
      all.add(new Step.Guard(part.concerned(), Step.WhenFalse.NO_RESULT));
      all.addAll(guards);
      all.add(new Step.Guard(part.busy(), Step.WhenFalse.NO_RESULT));
      all.add(new Step.Act(part.action()));
      out.add(plan(policy, rule, part.type(), all));
    }
    return out;
  }

  private static boolean hasCel(Rule rule) {
    return !rule.celPreconditions().isEmpty()
        || (rule.body() instanceof RuleBody.Validate validate
            && validate.check() instanceof RuleBody.CelCheck);
  }

  /**
   * Asked for only where there is CEL: most policies of this kind never pay for its environment.
   */
  private CelCompiler cel() {
    return new CelCompiler(languages.ruleCel(), mistakes);
  }

  /** Adds the steps of the rule's body; empty when it is not evaluated. */
  private Optional<RuleType> type(Rule rule, CelValidations.OnError onError, List<Step> steps) {
    return switch (rule.body()) {
      case RuleBody.Validate validate -> validate(rule, validate, onError, steps);
      case RuleBody.Mutate mutate -> {
        steps.add(new Step.Act(new MutateCompiler(this, mistakes).compile(mutate.rule())));
        yield Optional.of(RuleType.MUTATION);
      }
      case RuleBody.Generate generate -> {
        steps.add(
            new Step.Act(
                new GenerateCompiler(this).compile(generate.rule(), generate.source().at())));
        yield Optional.of(RuleType.GENERATION);
      }
      case RuleBody.VerifyImages _ -> Optional.empty(); // It has plans of its own.
    };
  }

  private Optional<RuleType> validate(
      Rule rule, RuleBody.Validate validate, CelValidations.OnError onError, List<Step> steps) {
    if (validate.allowExistingViolations()) {
      steps.add(new Step.Forgive());
    }
    RuleMessage message = new RuleMessage(rule.name(), validate.message().map(this::template));
    if (validate.check() instanceof RuleBody.CelCheck check) {
      cel(rule, check, onError, steps);
      return Optional.of(RuleType.VALIDATION);
    }
    if (looksAtContent(validate.check())) {
      steps.add(new Step.Guard(RulePolicyCompiler::isNotDeleted, Step.WhenFalse.NO_RESULT));
    }
    Optional<Check> check = check(validate.check(), message, 0);
    check.ifPresent(found ->
        steps.add(
            new Step.Act(
                found instanceof ForeachCheck loop ? loop.asAction() : Action.judging(found))));
    return check.map(_ -> RuleType.VALIDATION);
  }

  /** What is about to be deleted need not have any shape; conditions may still deny deleting it. */
  private static boolean looksAtContent(RuleBody.Check check) {
    return check instanceof RuleBody.PatternCheck
        || check instanceof RuleBody.AnyPatternCheck
        || check instanceof RuleBody.PodSecurityCheck;
  }

  private static Condition.Test isNotDeleted(EvaluationContext context) {
    return context.attributes().operation() == Operation.DELETE
        ? new Condition.Test.Fails("the resource is being deleted")
        : Condition.Test.TRUE;
  }

  /** CEL of a rule: with parameters, variables and validations are evaluated for each of them. */
  private void cel(
      Rule rule, RuleBody.CelCheck check, CelValidations.OnError onError, List<Step> steps) {
    CelCompiler cel = cel();
    CelVariables variables = cel.variables(check.variables());
    Action judged =
        cel.annotated(
            cel.validations(
                check.expressions(), "Validation rule '" + rule.name() + "' passed.", onError),
            check.auditAnnotations());
    if (check.params().isEmpty()) {
      steps.add(new Step.Bind(variables));
      steps.add(new Step.Act(judged));
      return;
    }
    RuleBody.ParamSource params = check.params().get();
    ParamQuery query =
        new ParamQuery(
            GroupVersionKind.of(params.apiVersion(), params.kind()),
            params.name(),
            params.namespace(),
            params.selector().map(LabelMatcher::of),
            false);
    CelConditions always = new CelConditions(List.of(), "");
    steps.add(
        new Step.Act(
            new ForEachParam(
                query,
                new ForEachParam.Each(variables, always, judged),
                params.denyWhenNotFound(),
                rule.source().at())));
  }

  private <T> Optional<T> notEvaluated(String what, Fragment source) {
    mistakes.accept(
        Diagnostic.warning(
            "CMP010",
            source.at(),
            what + " is not evaluated by this version; the rule is left out"));
    return Optional.empty();
  }

  /**
   * @param depth number of foreach around the check
   */
  private Optional<Check> check(RuleBody.Check check, RuleMessage message, int depth) {
    return switch (check) {
      case RuleBody.PatternCheck(Fragment pattern) ->
          Optional.of(new PatternCheck(message, pattern(pattern)));
      case RuleBody.AnyPatternCheck(List<Fragment> patterns) ->
          Optional.of(new AnyPatternCheck(message, patterns.stream().map(this::pattern).toList()));
      case RuleBody.DenyCheck(var denied) ->
          Optional.of(
              new DenyCheck(
                  message, denied.map(found -> conditions.compile(found, "deny conditions"))));
      case RuleBody.ForeachCheck(List<RuleBody.Foreach> entries) ->
          Optional.of(
              new ForeachCheck(
                  entries.stream()
                      .map(entry -> foreach(entry, message, depth))
                      .flatMap(Optional::stream)
                      .toList(),
                  depth));
      case RuleBody.CelCheck cel ->
          notEvaluated("cel within foreach", cel.expressions().getFirst().expression());
      case RuleBody.PodSecurityCheck(PodSecurity settings, Fragment source) ->
          Optional.of(new PodSecurityCheck(message.rule(), settings, source.at()));
      case RuleBody.ManifestsCheck manifests ->
          Optional.of(ManifestCheck.of(manifests, this, mistakes));
      case RuleBody.NoCheck none -> notEvaluated("this form of validate", none.source());
    };
  }

  private PatternSource pattern(Fragment pattern) {
    Fragment resolved = References.resolve(pattern, mistakes);
    return PatternSource.of(resolved, templates.compile(resolved), mistakes);
  }

  private Optional<ForeachCheck.Entry> foreach(
      RuleBody.Foreach entry, RuleMessage message, int depth) {
    return check(entry.check(), message, depth + 1)
        .map(check ->
            new ForeachCheck.Entry(
                list(entry.list()),
                entry.elementScope(),
                contexts.compile(entry.context()),
                entry.preconditions().map(this::preconditions),
                check,
                entry.source().at()));
  }

  @Override
  public Template template(Fragment source) {
    return templates.compile(source);
  }

  @Override
  public Template template(Fragment source, String self) {
    return templates.compile(source, self);
  }

  @Override
  public Binder context(List<ContextEntry> entries) {
    return contexts.compile(entries);
  }

  @Override
  public Condition preconditions(Conditions found) {
    return conditions(found, "preconditions");
  }

  @Override
  public Condition conditions(Conditions found, String label) {
    return conditions.compile(found, label);
  }

  @Override
  public Template list(Fragment expression) {
    return contexts.list(expression);
  }
}
