package dev.ephor.cel;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/** The evaluation that a function is called from. */
public interface CelCall {
  /**
   * Charges the cost of work before it is done. When the answer is false the function returns
   * {@link #stopped()} at once.
   */
  boolean charge(long cost);

  /** Why the evaluation ended. */
  CelError stopped();

  /** A variable of the evaluation, for functions that read the context they run in. */
  @Nullable Value find(String variable);
}
