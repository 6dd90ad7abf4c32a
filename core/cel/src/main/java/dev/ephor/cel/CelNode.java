package dev.ephor.cel;

import dev.ephor.document.Value;

/**
 * A planned expression. Nodes are made once per program and shared by threads; everything that
 * changes lies in the {@link Frame}.
 *
 * <p>Costs follow the cost tracker of Kubernetes' CEL: one unit for reading a variable or a field
 * and for a call, more where the work grows with the size of values.
 */
abstract class CelNode {
  abstract Value evaluate(Frame frame);
}
