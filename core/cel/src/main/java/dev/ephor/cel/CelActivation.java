package dev.ephor.cel;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * Gives the variables of one evaluation their values. A field of a composite variable is asked for
 * by its full name, such as {@code variables.images}.
 */
@FunctionalInterface
public interface CelActivation {
  /** The value, which may be an {@link CelError}; Java null when there is no such variable. */
  @Nullable Value find(String name);
}
