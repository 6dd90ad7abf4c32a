package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.NullNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.act.CelValidations;
import dev.ephor.engine.act.CelVariables;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.act.ParamQuery;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.library.Authorizer;
import dev.ephor.engine.match.ConstraintsMatcher;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.mutate.CelMutationCompiler;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.FailurePolicy;
import dev.ephor.policy.MutatingAdmissionPolicy;
import dev.ephor.policy.ParamKind;
import dev.ephor.policy.Policy;
import dev.ephor.policy.ReinvocationPolicy;
import dev.ephor.policy.ValidatingAdmissionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Kubernetes' own admission policies lowered to plans: one rule for each binding, and one for all
 * requests where a policy stands without bindings, as in a file that is tried out.
 */
final class NativePolicyCompiler {
  private final Languages languages;
  private final List<AdmissionPolicyBinding> bindings;
  private final Consumer<Diagnostic> mistakes;

  /**
   * @param bindings of all policies
   */
  NativePolicyCompiler(
      Languages languages, List<AdmissionPolicyBinding> bindings, Consumer<Diagnostic> mistakes) {
    this.languages = languages;
    this.bindings = bindings;
    this.mistakes = mistakes;
  }

  /** What the rules of a policy share. */
  private record Shared(
      Policy policy,
      ConstraintsMatcher matcher,
      RuleType type,
      Optional<ParamKind> params,
      ForEachParam.Each each) {}

  PolicyPlan compile(ValidatingAdmissionPolicy policy) {
    CelCompiler cel = new CelCompiler(languages.cel(Dialect.RULE), mistakes);
    // The API server judges match conditions before there are variables.
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), CelPolicySteps.MATCHING);
    CelVariables variables = cel.variables(policy.conditions().variables());
    Action action =
        cel.annotated(
            cel.validations(policy.validations(), "success", CelValidations.OnError.ERROR),
            policy.auditAnnotations());
    return plan(
        new Shared(
            policy,
            ConstraintsMatcher.of(policy.conditions().matchConstraints(), ""),
            RuleType.VALIDATION,
            policy.paramKind(),
            new ForEachParam.Each(variables, conditions, action)),
        policy.failurePolicy(),
        ReinvocationPolicy.NEVER);
  }

  PolicyPlan compile(MutatingAdmissionPolicy policy) {
    CelCompiler cel = new CelCompiler(languages.cel(Dialect.MUTATION), mistakes);
    // The API server judges match conditions before there are variables.
    CelConditions conditions =
        cel.conditions(policy.conditions().matchConditions(), CelPolicySteps.MATCHING);
    CelVariables variables = cel.variables(policy.conditions().variables());
    Action action =
        new CelMutationCompiler(cel::compile)
            .compile(variables, policy.mutations(), Optional.empty());
    return plan(
        new Shared(
            policy,
            ConstraintsMatcher.of(policy.conditions().matchConstraints(), ""),
            RuleType.MUTATION,
            policy.paramKind(),
            new ForEachParam.Each(variables, conditions, action)),
        policy.failurePolicy(),
        policy.reinvocationPolicy());
  }

  private PolicyPlan plan(
      Shared shared, FailurePolicy failurePolicy, ReinvocationPolicy reinvocation) {
    List<RulePlan> rules = new ArrayList<>();
    for (AdmissionPolicyBinding binding : bindings) {
      if (binding.policyKind() == shared.policy().id().kind()
          && binding.policyName().equals(shared.policy().id().name())) {
        rules.add(bound(shared, binding));
      }
    }
    if (rules.isEmpty()) {
      rules.add(rule(shared, List.of(), without(shared), EnforcementCompiler.DENY));
    }
    return new PolicyPlan(shared.policy().meta(), rules, false, failurePolicy)
        .withReinvocation(reinvocation);
  }

  private RulePlan bound(Shared shared, AdmissionPolicyBinding binding) {
    List<Step> match =
        binding
            .matchResources()
            .map(
                resources -> List.<Step>of(new Step.Match(ConstraintsMatcher.ofBinding(resources))))
            .orElse(List.of());
    Optional<ParamKind> kind = shared.params();
    Optional<AdmissionPolicyBinding.ParamRef> reference = binding.paramRef();
    List<Step> steps =
        kind.isPresent() && reference.isPresent()
            ? List.of(new Step.Act(forEach(shared, kind.get(), reference.get(), binding)))
            : without(shared);
    Enforcement means =
        shared.type() == RuleType.VALIDATION
            ? EnforcementCompiler.of(binding.validationActions())
            : CelPolicySteps.NONE;
    return rule(shared, match, steps, means);
  }

  private static ForEachParam forEach(
      Shared shared,
      ParamKind kind,
      AdmissionPolicyBinding.ParamRef reference,
      AdmissionPolicyBinding binding) {
    SourceLocation at = binding.meta().source().fragment().at();
    ParamQuery query =
        new ParamQuery(
            GroupVersionKind.of(kind.apiVersion(), kind.kind()),
            reference.name(),
            reference.namespace(),
            reference.selector().map(LabelMatcher::of),
            shared.type() == RuleType.MUTATION);
    return new ForEachParam(query, shared.each(), reference.denyWhenNotFound(), at);
  }

  /** Without parameters the variable {@code params} is null. */
  private static List<Step> without(Shared shared) {
    Binder noParams =
        context -> {
          var outer = context.activation();
          return context.withActivation(
              name -> name.equals("params") ? NullNode.NULL : outer.find(name));
        };
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Bind(noParams));
    steps.add(new Step.Bind(shared.each().variables()));
    if (!shared.each().conditions().conditions().isEmpty()) {
      steps.add(new Step.Guard(shared.each().conditions(), Step.WhenFalse.NO_RESULT));
    }
    steps.add(new Step.Act(shared.each().action()));
    return steps;
  }

  private static RulePlan rule(
      Shared shared, List<Step> match, List<Step> steps, Enforcement means) {
    List<Step> all = new ArrayList<>();
    all.add(new Step.Match(shared.matcher()));
    all.addAll(match);
    all.add(new Step.Bind(Authorizer.binder()));
    all.addAll(steps);
    SourceLocation at = shared.policy().meta().source().fragment().at();
    return new RulePlan("", shared.type(), all, means, at, Map.of());
  }
}
