package dev.ephor.jmespath;

/**
 * What evaluations may still spend. One budget may serve many expressions, so that all of a policy
 * share a bound. Not safe for use by several threads.
 */
public final class JmesBudget {
  private final long resultSize;
  private long steps;

  private JmesBudget(long steps, long resultSize) {
    this.steps = steps;
    this.resultSize = resultSize;
  }

  public static JmesBudget of(JmesLimits limits) {
    return new JmesBudget(limits.steps(), limits.resultSize());
  }

  /** Takes {@code amount} steps; false when they are used up, and from then on. */
  boolean spend(long amount) {
    steps -= amount;
    if (steps < 0) {
      steps = -1;
      return false;
    }
    return true;
  }

  /** As expressions do, for what is done around them; false when the steps are used up. */
  public boolean take(long amount) {
    return spend(amount);
  }

  boolean isSpent() {
    return steps < 0;
  }

  public long remainingSteps() {
    return Math.max(0, steps);
  }

  public long resultSize() {
    return resultSize;
  }
}
