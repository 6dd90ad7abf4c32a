package dev.ephor.policy;

/** Whether a mutation may run again after others changed the object (reinvocationPolicy). */
public enum ReinvocationPolicy {
  NEVER,
  IF_NEEDED
}
