package dev.ephor.document;

/** How much a {@link Diagnostic} matters: an error stops its policy, a warning does not. */
public enum Severity {
  ERROR,
  WARNING
}
