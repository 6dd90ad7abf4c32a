package dev.ephor.jmespath;

import dev.ephor.document.Value;
import java.util.List;

/**
 * What one part of an expression yielded.
 *
 * @param offset first character of the part in the expression, from 0
 * @param text the part's text
 * @param value a node or an error
 * @param parts evaluations below this one, in order; a projection has one for each element
 */
public record JmesTrace(int offset, String text, Value value, List<JmesTrace> parts) {
  public JmesTrace {
    parts = List.copyOf(parts);
  }
}
