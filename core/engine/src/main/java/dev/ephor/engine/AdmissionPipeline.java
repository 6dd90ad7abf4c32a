package dev.ephor.engine;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.run.PlanRunner;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.FailurePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The one order in which policies meet a request, whichever door it came through. Stateless and
 * safe for use by many threads.
 */
public final class AdmissionPipeline {
  /** What runs before the rest, for it may change the object. */
  private static final Set<RuleType> CHANGING =
      Set.of(RuleType.MUTATION, RuleType.IMAGE_VERIFICATION);

  /**
   * Evaluates all policies: first what mutates, in the order given, each rule seeing the object as
   * those before it have left it, and once more where a policy asks for it and others have changed
   * the object since; then what verifies images and gives them digests; then the rest against the
   * object that came out.
   *
   * @param interrupted tells when the request's time is over; rules not decided by then are errors
   */
  public Evaluation run(
      AdmissionAttributes attributes,
      PolicySet policies,
      Lookups lookups,
      BooleanSupplier interrupted) {
    return run(
        attributes,
        policies.policies(),
        new PlanRunner.Setting(lookups, policies.exemptions(), interrupted, null));
  }

  /** As {@link #run}, with a record of how the results came about. */
  public Explanation explain(
      AdmissionAttributes attributes,
      PolicySet policies,
      Lookups lookups,
      BooleanSupplier interrupted) {
    Trace trace = new Trace();
    Evaluation evaluation =
        run(
            attributes,
            policies.policies(),
            new PlanRunner.Setting(lookups, policies.exemptions(), interrupted, trace));
    return new Explanation(evaluation, trace.entries());
  }

  private static Evaluation run(
      AdmissionAttributes attributes, List<CompiledPolicy> policies, PlanRunner.Setting setting) {
    PlanRunner runner = new PlanRunner(attributes, setting);
    List<List<RuleResult>> mutations = Mutations.run(runner, policies);
    List<List<RuleResult>> images = new ArrayList<>(policies.size());
    for (CompiledPolicy policy : policies) {
      images.add(
          switch (policy) {
            case CompiledPolicy.Ready(var plan, _) ->
                runner.run(plan, type -> type == RuleType.IMAGE_VERIFICATION);
            case CompiledPolicy.Broken _ -> List.of();
          });
    }
    List<RuleResult> results = new ArrayList<>();
    for (int i = 0; i < policies.size(); i++) {
      add(mutations.get(i), results);
      add(images.get(i), results);
      switch (policies.get(i)) {
        case CompiledPolicy.Ready(var plan, _) ->
            add(runner.run(plan, type -> !CHANGING.contains(type)), results);
        case CompiledPolicy.Broken broken -> results.add(broken(broken));
      }
    }
    return new Evaluation(results, runner.object());
  }

  /** Most policies have nothing to say in most phases, and even that would be copied. */
  private static void add(List<RuleResult> some, List<RuleResult> all) {
    if (!some.isEmpty()) {
      all.addAll(some);
    }
  }

  private static RuleResult broken(CompiledPolicy.Broken broken) {
    Diagnostic first = broken.diagnostics().getFirst();
    Diagnostic cause =
        Diagnostic.error("RUN010", first.at(), "the policy is broken: " + first.message());
    SourceLocation at = broken.meta().source().fragment().at();
    return new RuleResult(
        broken.meta(),
        "",
        RuleType.VALIDATION,
        new RuleOutcome.Error(cause.withHelp(first.help().or(Optional::empty))),
        Effect.NONE,
        broken.failurePolicy() == FailurePolicy.FAIL ? Consequence.DENY : Consequence.AUDIT,
        at,
        Map.of(),
        List.of());
  }
}
