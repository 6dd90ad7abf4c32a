package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.List;

/** Limits how deep foreach may be nested, so that reading needs a bounded stack. */
final class ForeachDepth {
  /** Far more than any policy needs: each level multiplies the work of its rule. */
  static final int MAX = 16;

  private ForeachDepth() {}

  /** Readers of the entries of {@code foreach}; none, and a mistake, when it is too deep. */
  static List<FieldReader> entries(FieldReader parent, int depth) {
    if (depth < MAX) {
      return parent.requiredObjects("foreach");
    }
    Fragment place = parent.source().child("foreach").orElse(parent.source());
    parent.accept("foreach");
    parent.badLength(place, "at most " + MAX + " levels of foreach", depth + 1);
    return List.of();
  }
}
