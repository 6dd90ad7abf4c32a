package dev.ephor.lint;

import dev.ephor.policy.LabelSelector;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.scalar.Wildcard;
import java.util.Optional;

/** Labels and annotations that resources have because they are matched by them. */
final class MatchFacts {
  private MatchFacts() {}

  /**
   * @param object path of the resource
   */
  static Facts of(MatchBlock match, String object) {
    if (match.filters().size() != 1 || match.filters().getFirst().resources().isEmpty()) {
      return Facts.NONE;
    }
    MatchBlock.ResourceDescription resources = match.filters().getFirst().resources().get();
    Facts out = of(resources.selector(), object);
    for (String key : resources.annotations().keySet()) {
      out = out.and(meta(object, "annotations", key));
    }
    return out;
  }

  static Facts of(MatchConstraints constraints, String object) {
    return of(constraints.objectSelector(), object);
  }

  private static Facts of(Optional<LabelSelector> selector, String object) {
    Facts out = Facts.NONE;
    if (selector.isPresent()) {
      for (String key : selector.get().matchLabels().keySet()) {
        out = out.and(meta(object, "labels", key));
      }
      for (LabelSelector.Requirement requirement : selector.get().matchExpressions()) {
        boolean isThere =
            switch (requirement.operator()) {
              case IN, EXISTS -> true;
              case NOT_IN, DOES_NOT_EXIST -> false;
            };
        out = isThere ? out.and(meta(object, "labels", requirement.key())) : out;
      }
    }
    return out;
  }

  private static Facts meta(String object, String field, String key) {
    return Facts.of(
        Wildcard.isWild(key)
            ? Subject.path(object, "metadata", field)
            : Subject.path(object, "metadata", field, key));
  }
}
