package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.List;

/**
 * What one part of an expression yielded in one evaluation. Parts that were not evaluated are
 * missing; a part inside a loop appears once for each round.
 *
 * @param line of the part's first character within the expression, from 1
 * @param column of it, from 1
 * @param text the part as it was written
 * @param value its value or {@link CelError}
 * @param parts its own parts in the order of evaluation
 */
public record CelTrace(int line, int column, String text, Value value, List<CelTrace> parts) {
  public CelTrace {
    parts = List.copyOf(parts);
  }
}
