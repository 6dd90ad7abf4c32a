package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import org.jspecify.annotations.Nullable;

/** A text, number, boolean or null; against a list it applies to each element. */
final class ScalarPattern extends PatternNode {
  private final ScalarCondition condition;
  private final String written;

  ScalarPattern(PatternPlace place, ScalarCondition condition) {
    super(place);
    this.condition = condition;
    this.written = place.written().toString();
  }

  @Override
  Outcome match(@Nullable Node value, Matching matching) {
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (!condition.matches(list.get(i))) {
          return matching.fail("element %found does not match `%wanted`", written, list.get(i));
        }
      }
      return Outcome.PASS;
    }
    return condition.matches(value)
        ? Outcome.PASS
        : matching.fail("%found does not match `%wanted`", written, value);
  }

  @Override
  boolean hasAnchors() {
    return false;
  }
}
