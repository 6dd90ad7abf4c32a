package dev.ephor.lint;

import dev.ephor.document.Fragment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that JMESPath expressions of a rule see, and what is known to be there. Immutable.
 *
 * @param isForgiving whether a key that is not found does no harm at this place
 */
record JmesScope(Map<String, Known> names, Facts facts, boolean isForgiving) {
  JmesScope {
    names = Map.copyOf(names);
  }

  JmesScope with(String name, Known known) {
    Map<String, Known> more = new HashMap<>(names);
    more.put(name, known);
    return new JmesScope(more, facts, isForgiving);
  }

  JmesScope and(Facts more) {
    return new JmesScope(names, facts.and(more), isForgiving);
  }

  JmesScope forgiving(boolean forgiving) {
    return new JmesScope(names, facts, forgiving);
  }

  Optional<Known> find(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /**
   * An expression in its text.
   *
   * @param offset where the expression begins in the text of the fragment
   */
  record Source(Fragment fragment, String text, int offset, String expression) {}
}
