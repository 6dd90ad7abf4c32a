package dev.ephor.engine.plan;

import dev.ephor.policy.PodSecurity;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Optional;

/**
 * A policy exception, compiled: which rules it is for, which requests, and what it leaves out.
 *
 * @param podSecurity controls that are not checked; empty when the whole rule is left out
 */
public record Exemption(
    String name,
    List<Covered> covered,
    Matcher matcher,
    Optional<Condition> condition,
    List<PodSecurity.Exclusion> podSecurity) {
  public Exemption {
    covered = List.copyOf(covered);
    podSecurity = List.copyOf(podSecurity);
  }

  /** Rules of one policy, by wildcards over their names. */
  public record Covered(Wildcard policy, List<Wildcard> rules) {
    public Covered {
      rules = List.copyOf(rules);
    }
  }

  /**
   * @param policy name, or {@code namespace/name} of a namespaced policy
   */
  public boolean covers(String policy, String rule) {
    for (Covered one : covered) {
      if (one.policy().matches(policy)
          && one.rules().stream().anyMatch(pattern -> pattern.matches(rule))) {
        return true;
      }
    }
    return false;
  }
}
