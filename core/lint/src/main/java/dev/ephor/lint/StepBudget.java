package dev.ephor.lint;

/**
 * How many steps may be spent on one kind. Variables are looked into wherever they are read, so a
 * policy could make a short text cost any time. Belongs to one thread.
 */
final class StepBudget {
  private static final int STEPS_MAX = 200_000;

  private int left = STEPS_MAX;

  /** Takes one step; false when there is none left, and what is asked for is then not known. */
  boolean spend() {
    left = Math.max(0, left - 1);
    return left > 0;
  }
}
