package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list. One that begins with a map or a scalar is a pattern for each element of the resource's
 * list, given by its first element alone; a list of lists is compared position by position.
 */
final class ListPattern extends PatternNode {
  private final List<PatternNode> elements;

  ListPattern(PatternPlace place, List<PatternNode> elements) {
    super(place);
    this.elements = List.copyOf(elements);
  }

  List<PatternNode> elements() {
    return elements;
  }

  @Override
  Outcome match(@Nullable Node value, Matching matching) {
    if (!(value instanceof ArrayNode list)) {
      return matching.fail("a list is wanted here, not %found", "", value);
    }
    if (elements.isEmpty()) {
      return matching.fail("an empty list as pattern matches nothing", "", value);
    }
    PatternNode first = elements.get(0);
    return switch (first) {
      case ScalarPattern scalar -> scalar.visit(list, matching);
      case MapPattern map -> eachMatches(list, list.size(), _ -> map, matching);
      case ListPattern _ -> byPosition(list, matching);
    };
  }

  private Outcome byPosition(ArrayNode list, Matching matching) {
    if (list.size() < elements.size()) {
      return matching.error("the pattern has more elements than the resource's list");
    }
    return eachMatches(list, elements.size(), elements::get, matching);
  }

  /** Visits the first elements of the resource's list, each with its own pattern. */
  private static Outcome eachMatches(
      ArrayNode list, int count, IntFunction<PatternNode> patterns, Matching matching) {
    Outcome skip = Outcome.PASS;
    boolean applied = false;
    for (int i = 0; i < count; i++) {
      matching.enter(i);
      Outcome outcome = patterns.apply(i).visit(list.get(i), matching);
      matching.leave();
      if (outcome == Outcome.PASS) {
        applied = true;
      } else if (outcome.isSkip()) {
        // Whichever anchor skipped the element: the list as a whole skips as a condition does.
        skip = matching.below(i, Outcome.CONDITION);
      } else {
        return matching.below(i, outcome);
      }
    }
    return applied ? Outcome.PASS : skip;
  }

  @Override
  boolean hasAnchors() {
    for (PatternNode element : elements) {
      if (element.hasAnchors()) {
        return true;
      }
    }
    return false;
  }
}
