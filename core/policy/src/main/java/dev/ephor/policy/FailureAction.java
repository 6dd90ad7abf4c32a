package dev.ephor.policy;

/** What a violation means for the request (field failureAction). */
public enum FailureAction {
  AUDIT,
  ENFORCE
}
