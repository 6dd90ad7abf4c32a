package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/**
 * A CleanupPolicy or ClusterCleanupPolicy of kyverno.io.
 *
 * @param schedule five cron fields, or a name such as {@code @daily}
 */
public record CleanupPolicy(
    PolicyMeta meta,
    Rule.Selection selection,
    List<ContextEntry> context,
    Optional<Conditions> conditions,
    String schedule,
    Optional<PropagationPolicy> propagationPolicy)
    implements Policy {
  public CleanupPolicy {
    context = List.copyOf(context);
  }
}
