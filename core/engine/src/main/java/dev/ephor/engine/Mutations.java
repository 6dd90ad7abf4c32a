package dev.ephor.engine;

import dev.ephor.document.Node;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.run.PlanRunner;
import dev.ephor.policy.ReinvocationPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mutations of one request. A policy whose reinvocationPolicy is IfNeeded is evaluated a second
 * time, and never a third, when the object is another one than the policy has left: as the API
 * server does it, so that two policies that undo each other come to an end.
 */
final class Mutations {
  private final PlanRunner runner;
  private final List<CompiledPolicy> policies;
  private final List<List<RuleResult>> results = new ArrayList<>();

  /** What policies that may be asked again have left, by their place. */
  private final Map<Integer, Node> left = new HashMap<>();

  private Mutations(PlanRunner runner, List<CompiledPolicy> policies) {
    this.runner = runner;
    this.policies = policies;
  }

  /** Results of each policy, in the order of the policies. */
  static List<List<RuleResult>> run(PlanRunner runner, List<CompiledPolicy> policies) {
    Mutations run = new Mutations(runner, policies);
    run.all();
    return run.results;
  }

  private void all() {
    for (int i = 0; i < policies.size(); i++) {
      switch (policies.get(i)) {
        case CompiledPolicy.Ready(PolicyPlan plan, _) -> {
          results.add(mutate(plan));
          if (plan.reinvocation() == ReinvocationPolicy.IF_NEEDED
              && results.get(i).stream().noneMatch(Mutations::isForOthers)) {
            left.put(i, runner.object());
          }
        }
        case CompiledPolicy.Broken _ -> results.add(List.of());
      }
    }
    for (int i = 0; i < policies.size() && !left.isEmpty(); i++) {
      Node known = left.get(i);
      if (known != null
          && !known.equals(runner.object())
          && policies.get(i) instanceof CompiledPolicy.Ready(PolicyPlan plan, _)) {
        results.set(i, merged(results.get(i), mutate(plan)));
      }
    }
  }

  private List<RuleResult> mutate(PolicyPlan plan) {
    return runner.run(plan, type -> type == RuleType.MUTATION);
  }

  /** Other resources are changed once. */
  private static boolean isForOthers(RuleResult result) {
    return result.effect() instanceof Effect.Targets;
  }

  /** What the second time changed or failed counts; otherwise the first time stands. */
  private static List<RuleResult> merged(List<RuleResult> first, List<RuleResult> second) {
    boolean counts =
        second.stream()
            .anyMatch(result ->
                result.effect() instanceof Effect.Patched
                    || result.outcome() instanceof RuleOutcome.Error
                    || result.outcome() instanceof RuleOutcome.Fail);
    return counts || first.isEmpty() ? second : first;
  }
}
