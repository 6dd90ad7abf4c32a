package dev.ephor.engine.podsecurity;

import java.util.List;

/** What the standards say about a pod. */
public sealed interface PodSecurityVerdict {

  /**
   * The pod was checked.
   *
   * @param violations ordered by the name of the check; empty for a pod that is allowed
   */
  record Checked(List<Violation> violations) implements PodSecurityVerdict {
    public Checked {
      violations = List.copyOf(violations);
    }
  }

  /**
   * A field has a value of the wrong type, so that nothing can be said.
   *
   * @param mistake the field and what it must be, in words
   */
  record Unreadable(String mistake) implements PodSecurityVerdict {}
}
