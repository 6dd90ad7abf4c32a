package dev.ephor.jmespath;

/** Which dialect an expression is read in. */
public enum JmesMode {
  /** JMESPath as its specification has it: an unknown key is null. */
  STANDARD,

  /**
   * The dialect of policies: an unknown key of an object is an error ({@link JmesError.NotFound})
   * that leaves fields, sub-expressions and the right side of {@code &&}, and that becomes null in
   * {@code ||}, {@code !}, comparisons, pipes, projections, multi-selects and arguments. Filter,
   * flatten and value projections take any error of their left side for null.
   */
  POLICY
}
