package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.engine.act.ForEachParam;
import dev.ephor.engine.act.ParamQuery;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.library.PolicyWorld;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Enforcement;
import dev.ephor.engine.plan.LaterSteps;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.policy.AdmissionPolicyBinding;
import dev.ephor.policy.ExtensionReader;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyExtensions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the plans of all kinds of policies.kyverno.io have in common. */
final class CelPolicySteps {
  /** Of kinds that judge nothing: their errors alone can deny, by the failurePolicy. */
  static final Enforcement NONE = new Enforcement(Consequence.AUDIT, List.of());

  static final String MATCHING = "failed to evaluate match condition";

  private CelPolicySteps() {}

  /** The compiler of a policy's expressions, for policies of a namespace one that is confined. */
  static CelCompiler compiler(
      Languages languages, Policy policy, List<Dialect> dialects, Consumer<Diagnostic> mistakes) {
    boolean namespaced = !policy.id().namespace().isEmpty();
    Dialect dialect = dialects.get(namespaced ? 1 : 0);
    return new CelCompiler(
        ExtensionReader.hasParams(policy.meta())
            ? languages.celWithParams(dialect)
            : languages.cel(dialect),
        mistakes);
  }

  /** The steps before the first expression of the policy itself: the world and exceptions to it. */
  static List<Step> start(Policy policy) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Bind(new PolicyWorld(policy.id().namespace())));
    steps.add(new Step.Exempt());
    return steps;
  }

  /** What is done once for each parameter that annotations of the policy name. */
  static Step forEachParam(
      Policy policy, PolicyExtensions.Params params, ForEachParam.Each each, boolean mutates) {
    AdmissionPolicyBinding.ParamRef reference = params.reference();
    String own = policy.id().namespace();
    ParamQuery query =
        new ParamQuery(
            GroupVersionKind.of(params.kind().apiVersion(), params.kind().kind()),
            reference.name(),
            own.isEmpty() ? reference.namespace() : Optional.of(own),
            reference.selector().map(LabelMatcher::of),
            mutates);
    return new Step.Act(
        new ForEachParam(
            query, each, reference.denyWhenNotFound(), policy.meta().source().fragment().at()));
  }

  /** The one rule of a policy. */
  static RulePlan rule(
      Policy policy, RuleType type, Matcher matcher, List<Step> afterMatch, Enforcement means) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Match(matcher));
    steps.addAll(afterMatch);
    return new RulePlan("", type, steps, means, policy.meta().source().fragment().at(), Map.of());
  }

  /** Steps that are compiled when a resource first reaches them. */
  static List<Step> later(Function<Consumer<Diagnostic>, List<Step>> compiler) {
    return List.of(
        new Step.Later(
            new LaterSteps(() -> {
              List<Diagnostic> found = new ArrayList<>();
              List<Step> steps = compiler.apply(found::add);
              return new LaterSteps.Compiled(
                  steps, found.stream().filter(each -> each.severity() == Severity.ERROR).toList());
            })));
  }
}
