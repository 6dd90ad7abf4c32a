package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A map: its entries lie in the order in which they are compared. */
final class MapPattern extends PatternNode {
  private final EntryPattern[] entries;

  /** {@code entries} in the order of comparison. */
  MapPattern(PatternPlace place, List<EntryPattern> entries) {
    super(place);
    this.entries = entries.toArray(EntryPattern[]::new);
  }

  @Override
  Outcome match(@Nullable Node value, Matching matching) {
    if (!(value instanceof ObjectNode object)) {
      return matching.fail("a map is wanted here, not %found", "", value);
    }
    for (EntryPattern entry : entries) {
      Outcome outcome = entry.match(object, matching);
      if (outcome != Outcome.PASS) {
        return outcome;
      }
    }
    return Outcome.PASS;
  }

  @Override
  boolean hasAnchors() {
    for (EntryPattern entry : entries) {
      if (entry.isAnchored() || entry.value().hasAnchors()) {
        return true;
      }
    }
    return false;
  }
}
