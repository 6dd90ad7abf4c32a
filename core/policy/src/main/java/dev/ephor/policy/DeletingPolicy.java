package dev.ephor.policy;

import java.util.Optional;

/**
 * A DeletingPolicy or NamespacedDeletingPolicy of policies.kyverno.io. Its {@code conditions} are
 * the match conditions of {@link CelConditions}.
 *
 * @param schedule five cron fields, or a name such as {@code @daily}
 */
public record DeletingPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    String schedule,
    Optional<PropagationPolicy> propagationPolicy)
    implements Policy {}
