package dev.ephor.cel;

import dev.ephor.document.Value;

/**
 * Implementation of one overload of a function. Arguments (the receiver first) are of the declared
 * kinds and never errors; elements of lists and maps are not checked. Thread-safe.
 */
@FunctionalInterface
public interface CelFunction {
  Value call(CelCall call, Value[] arguments);
}
