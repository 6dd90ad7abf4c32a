package dev.ephor.engine.outcome;

/** What kind of thing a rule does. */
public enum RuleType {
  VALIDATION,
  MUTATION,
  GENERATION,
  IMAGE_VERIFICATION,
  DELETION
}
