package dev.ephor.policy;

/** What happens to the dependents of a deleted resource (deletionPropagationPolicy). */
public enum PropagationPolicy {
  FOREGROUND,
  BACKGROUND,
  ORPHAN
}
