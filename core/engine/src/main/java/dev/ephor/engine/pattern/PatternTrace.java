package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import java.util.Optional;

/** Told of each pattern node that a match visits, children before their parent. */
@FunctionalInterface
public interface PatternTrace {
  void visited(Visit visit);

  /** How one pattern node fared. */
  enum Outcome {
    PASS,
    FAIL,
    /** A condition anchor did not hold: the element, or else the rule, is skipped. */
    CONDITION_NOT_MET,
    /** A global anchor did not hold: the element, or else the rule, is skipped. */
    GLOBAL_NOT_MET,
    ERROR
  }

  /**
   * @param patternPath RFC 6901 pointer from the pattern's root
   * @param resourcePath RFC 6901 pointer from the resource's root; it leads nowhere when the
   *     resource lacks the value
   * @param depth number of pattern nodes above this one
   * @param anchor anchor of the key that leads here
   * @param expected the pattern's value, as it was written
   * @param actual the resource's value, if there is one
   */
  record Visit(
      String patternPath,
      String resourcePath,
      int depth,
      Optional<Anchor> anchor,
      Node expected,
      Optional<Node> actual,
      Outcome outcome) {}
}
