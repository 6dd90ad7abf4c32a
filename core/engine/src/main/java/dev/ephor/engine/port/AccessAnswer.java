package dev.ephor.engine.port;

/** The answer to an {@link AccessQuestion}. */
public sealed interface AccessAnswer {

  /**
   * Whoever decides has decided.
   *
   * @param reason may be empty
   * @param error what went wrong on the way to the decision; empty when nothing did
   */
  record Decided(boolean allowed, String reason, String error) implements AccessAnswer {}

  /** Nobody is there who could decide: an expression that asks cannot be evaluated. */
  record Unknown(LookupError error) implements AccessAnswer {}
}
