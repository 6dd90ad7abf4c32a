package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map: its entries lie in the order in which they are compared, anchors other than global ones in
 * front.
 *
 * <p>A condition anchor that does not hold skips the map. A condition deeper in the value of
 * another anchor does so only when no anchor of this map matched; this is how the reference counts.
 */
final class MapPattern extends PatternNode {
  private final EntryPattern[] anchors;
  private final EntryPattern[] others;

  MapPattern(PatternPlace place, List<EntryPattern> anchors, List<EntryPattern> others) {
    super(place);
    this.anchors = anchors.toArray(EntryPattern[]::new);
    this.others = others.toArray(EntryPattern[]::new);
  }

  @Override
  Outcome match(@Nullable Node value, Matching matching) {
    if (!(value instanceof ObjectNode object)) {
      return matching.fail("a map is wanted here, not %found", "", value);
    }
    Outcome outcome = anchors.length == 0 ? Outcome.PASS : matchAnchors(object, matching);
    if (outcome != Outcome.PASS) {
      return outcome;
    }
    for (EntryPattern entry : others) {
      outcome = entry.match(object, matching);
      if (outcome != Outcome.PASS) {
        return outcome;
      }
    }
    return Outcome.PASS;
  }

  private Outcome matchAnchors(ObjectNode object, Matching matching) {
    Outcome skip = Outcome.PASS;
    boolean applied = false;
    for (EntryPattern entry : anchors) {
      Outcome outcome = entry.match(object, matching);
      if (outcome == Outcome.PASS) {
        applied = true;
      } else if (outcome == Outcome.CONDITION && !entry.isCondition()) {
        skip = outcome;
      } else {
        // One level further up a global anchor counts as a condition.
        return outcome == Outcome.GLOBAL ? Outcome.CONDITION : outcome;
      }
    }
    return applied ? Outcome.PASS : skip;
  }

  @Override
  boolean hasAnchors() {
    for (EntryPattern entry : others) {
      if (entry.isAnchored() || entry.value().hasAnchors()) {
        return true;
      }
    }
    return anchors.length > 0;
  }
}
