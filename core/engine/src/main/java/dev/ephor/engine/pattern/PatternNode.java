package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import org.jspecify.annotations.Nullable;

/** A node of a compiled pattern. */
abstract sealed class PatternNode permits MapPattern, ListPattern, ScalarPattern {
  private final PatternPlace place;

  PatternNode(PatternPlace place) {
    this.place = place;
  }

  /** Compares with the resource's value; Java null stands for a value that is absent. */
  abstract Outcome match(@Nullable Node value, Matching matching);

  final Outcome visit(@Nullable Node value, Matching matching) {
    Outcome outcome = match(value, matching);
    if (matching.isTraced()) {
      matching.visited(place, value, outcome);
    }
    return outcome;
  }

  final PatternPlace place() {
    return place;
  }

  /** Whether an anchor other than the add anchor stands somewhere below. */
  abstract boolean hasAnchors();
}
