package dev.ephor.schema;

/** Whether a resource has a field. */
public enum Presence {
  /** Must be given. */
  REQUIRED,
  /** The API server fills it or always writes it; a file may be without it. */
  DEFAULTED,
  /** Can be absent. */
  OPTIONAL
}
