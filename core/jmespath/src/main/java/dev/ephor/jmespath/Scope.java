package dev.ephor.jmespath;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the root of an expression may be besides a node: names that are bound lazily, such as {@code
 * request}, {@code element} or a context entry. Reading one name must not compute the others.
 */
public interface Scope extends Value {
  /** The value bound to {@code name}, an error if binding it failed, or Java null if unbound. */
  @Nullable Value find(String name);

  /** All bindings as one object, for {@code @} at the root and for functions; may be an error. */
  Value materialize();
}
