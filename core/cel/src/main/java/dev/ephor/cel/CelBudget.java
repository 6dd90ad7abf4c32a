package dev.ephor.cel;

import java.util.function.BooleanSupplier;

/**
 * What the expressions of one policy run may cost together and each for itself, in the cost units
 * of Kubernetes' CEL (one unit is about 100 ns there), and whether time is up. Mutable; for one
 * thread.
 *
 * <p>Limits as in {@code k8s.io/apiserver/pkg/apis/cel}: PerCallLimit and RuntimeCELCostBudget.
 */
public final class CelBudget {
  public static final long EXPRESSION_LIMIT = 1_000_000;
  public static final long RUN_LIMIT = 10_000_000;

  private final long expressionLimit;
  private final long runLimit;
  private final BooleanSupplier interrupted;
  private long used = 0;

  public CelBudget(long expressionLimit, long runLimit, BooleanSupplier interrupted) {
    this.expressionLimit = expressionLimit;
    this.runLimit = runLimit;
    this.interrupted = interrupted;
  }

  /**
   * @param interrupted asked from time to time; true ends the evaluation with an error
   */
  public static CelBudget standard(BooleanSupplier interrupted) {
    return new CelBudget(EXPRESSION_LIMIT, RUN_LIMIT, interrupted);
  }

  /** Cost of everything evaluated with this budget so far. */
  public long used() {
    return used;
  }

  long expressionLimit() {
    return expressionLimit;
  }

  long remaining() {
    return runLimit - used;
  }

  boolean isInterrupted() {
    return interrupted.getAsBoolean();
  }

  void spend(long cost) {
    used += cost;
  }
}
