package dev.ephor.engine;

import dev.ephor.engine.scope.Trace;
import java.util.List;

/**
 * What a policy says about a request, and how that came about.
 *
 * @param entries the tree of everything that was decided, one root for each rule
 */
public record Explanation(Evaluation evaluation, List<Trace.Entry> entries) {
  public Explanation {
    entries = List.copyOf(entries);
  }
}
