package dev.ephor.engine;

import dev.ephor.engine.plan.Exemption;
import java.util.List;

/** Policies with the exceptions to them: what a request is evaluated against. Immutable. */
public record PolicySet(List<CompiledPolicy> policies, List<Exemption> exemptions) {
  public PolicySet {
    policies = List.copyOf(policies);
    exemptions = List.copyOf(exemptions);
  }

  public static PolicySet of(List<CompiledPolicy> policies) {
    return new PolicySet(policies, List.of());
  }

  /** Some of the policies, with the same exceptions. */
  public PolicySet withPolicies(List<CompiledPolicy> some) {
    return new PolicySet(some, exemptions);
  }
}
