package dev.ephor.jmespath;

import dev.ephor.document.Value;

/**
 * A compiled form. Operations are immutable and may be shared by threads; what changes during an
 * evaluation is in its budget.
 *
 * <p>INVARIANT: {@code current} is a node or the root's scope, never an error; a result is a node,
 * the scope, or an error.
 */
interface Operation {
  Value evaluate(Value current, JmesBudget budget);
}
