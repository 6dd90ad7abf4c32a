package dev.ephor.engine.plan;

import dev.ephor.policy.PodSecurity;
import dev.ephor.policy.PolicyId;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A policy exception, compiled: which rules it is for, which requests, and what it leaves out.
 *
 * @param name with the namespace before it
 * @param properties of results that the exception is applied to, such as who approved it
 */
public record Exemption(
    String name,
    List<Covered> covered,
    Matcher matcher,
    Optional<Condition> condition,
    Scope scope,
    Map<String, String> properties) {
  public Exemption {
    properties = Map.copyOf(properties);
    covered = List.copyOf(covered);
  }

  /** Rules of one policy, by wildcards over their names. */
  public record Covered(Predicate<PolicyId> policy, List<Wildcard> rules) {
    public Covered {
      rules = List.copyOf(rules);
    }
  }

  /** What is left out of a rule. */
  public sealed interface Scope {
    /** The whole rule, which is then reported as passed or as skipped. */
    record Whole(boolean passes) implements Scope {}

    /** Some controls of pod security. */
    record Controls(List<PodSecurity.Exclusion> exclusions) implements Scope {
      public Controls {
        exclusions = List.copyOf(exclusions);
      }
    }

    /** What the policy's own expressions make of the variable {@code exceptions}. */
    record Allowed(List<String> images, List<String> values) implements Scope {
      public Allowed {
        images = List.copyOf(images);
        values = List.copyOf(values);
      }
    }
  }

  public boolean covers(PolicyId policy, String rule) {
    for (Covered one : covered) {
      if (one.policy().test(policy)
          && one.rules().stream().anyMatch(pattern -> pattern.matches(rule))) {
        return true;
      }
    }
    return false;
  }
}
