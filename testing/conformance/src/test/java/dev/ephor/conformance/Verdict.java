package dev.ephor.conformance;

/** How the results of one folder compare. */
sealed interface Verdict {

  /** The same numbers of results passed and failed. */
  record Same() implements Verdict {}

  /** Other numbers, for a listed reason. */
  record Differs(Difference difference) implements Verdict {}

  /** Other numbers and no reason: a mistake. */
  record Unexplained() implements Verdict {}

  /** The same numbers although a difference is listed: the list has to shrink. */
  record Gone() implements Verdict {}

  /**
   * Some results need what this version does not have.
   *
   * @param what what they need
   */
  record Later(String what) implements Verdict {}
}
