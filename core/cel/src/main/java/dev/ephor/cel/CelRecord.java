package dev.ephor.cel;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * An object of a type declared with {@link CelDeclarations#structure}, as protocol buffers have
 * them: a field that is not set has a default value, and {@code has()} tells the difference.
 */
public interface CelRecord extends CelOpaque {
  /** The value or the default; Java null for a field that the type does not have. */
  @Nullable Value field(String name);

  boolean isSet(String name);
}
