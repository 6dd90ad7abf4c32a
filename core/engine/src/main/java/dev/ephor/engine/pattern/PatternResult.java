package dev.ephor.engine.pattern;

/** What a pattern says about a resource. */
public sealed interface PatternResult {
  Pass PASS = new Pass();

  record Pass() implements PatternResult {}

  /**
   * @param path keys and indexes down to the element that failed, each followed by a slash, as
   *     Kyverno prints it: {@code /spec/containers/0/image/}; the root is {@code /}
   * @param reason one line
   */
  record Fail(String path, String reason) implements PatternResult {}

  /**
   * A condition or global anchor did not hold: the rule does not apply to the resource.
   *
   * @param reason one line
   */
  record Skip(String reason) implements PatternResult {}

  /**
   * The pattern cannot be compared with the resource.
   *
   * @param reason one line
   */
  record Undecided(String reason) implements PatternResult {}
}
