package dev.ephor.policy;

/** What an error in a policy means for the request (webhook field failurePolicy). */
public enum FailurePolicy {
  FAIL,
  IGNORE
}
