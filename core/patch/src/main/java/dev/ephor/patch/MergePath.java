package dev.ephor.patch;

import dev.ephor.document.JsonPointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the place that is being merged, linked from its end; written out only on failure. */
record MergePath(@Nullable MergePath parent, String name, int depth) {
  static final MergePath ROOT = new MergePath(null, "", 0);

  MergePath child(String member) {
    return new MergePath(this, member, depth + 1);
  }

  Unmergeable fail(String code, String message) {
    List<String> tokens = new ArrayList<>();
    for (MergePath at = this; at != null && at.parent != null; at = at.parent) {
      tokens.add(at.name);
    }
    Collections.reverse(tokens);
    String pointer = new JsonPointer(tokens).toString();
    return new Unmergeable(new PatchResult.Failed(code, 0, pointer, message));
  }
}
