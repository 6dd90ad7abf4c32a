package dev.ephor.document;

/**
 * What a key that stands twice in one object means. Kubernetes lets the last one win, and rejects
 * the object under strict field validation.
 */
public enum DuplicateKeys {
  /** The last one wins, and a warning says so. */
  WARN,
  /** The document is rejected. */
  REJECT
}
