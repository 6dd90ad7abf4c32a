package dev.ephor.cel;

import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * State of one evaluation.
 *
 * <p>Straight-line nodes only add to {@link #cost}: a program's text bounds what they can do. Loops
 * and work that grows with data ask {@link #isOver()} or {@link #charge}. {@link #check} is the
 * cost at which the slow part of that question is due: the limit, or the next look at the clock.
 */
final class Frame implements CelCall {
  /** Cost between two questions to the clock; about as much as 100 rounds of a small loop. */
  private static final long CLOCK_INTERVAL = 1000;

  final @Nullable Value[] locals;
  long cost = 0;

  private final @Nullable Value[] globals;
  private final String[] names;
  private final CelActivation activation;
  private final CelBudget budget;
  private final long limit;
  private long check;
  private @Nullable CelError stopped = null;

  Frame(int localCount, String[] names, CelActivation activation, CelBudget budget) {
    this.locals = new Value[localCount];
    this.globals = new Value[names.length];
    this.names = names;
    this.activation = activation;
    this.budget = budget;
    this.limit = Math.min(budget.expressionLimit(), budget.remaining());
    this.check = Math.min(limit, CLOCK_INTERVAL);
  }

  Value global(int slot) {
    Value value = globals[slot];
    return value != null ? value : resolve(slot);
  }

  private Value resolve(int slot) {
    Value value = activation.find(names[slot]);
    if (value == null) {
      value = CelError.noSuchAttribute(names[slot]);
    }
    globals[slot] = value;
    return value;
  }

  Value local(int slot) {
    Value value = locals[slot];
    return value != null ? value : CelError.noSuchAttribute("loop variable");
  }

  boolean isOver() {
    return cost > check && isOverSlowly();
  }

  private boolean isOverSlowly() {
    if (stopped != null) {
      return true;
    }
    if (cost > limit) {
      stopped =
          budget.remaining() < budget.expressionLimit()
              ? CelError.RUN_EXCEEDED
              : CelError.COST_EXCEEDED;
      return true;
    }
    check = Math.min(limit, cost + CLOCK_INTERVAL);
    if (budget.isInterrupted()) {
      stopped = CelError.INTERRUPTED;
      // Every later question takes the slow way and gets the same answer.
      check = -1;
      return true;
    }
    return false;
  }

  /** The result, or why there is none; settles the account. */
  Value finish(Value result) {
    boolean over = stopped != null || (cost > limit && isOverSlowly());
    budget.spend(Math.min(cost, limit));
    return over ? stopped() : result;
  }

  @Override
  public boolean charge(long units) {
    cost += units;
    return !isOver();
  }

  @Override
  public CelError stopped() {
    return stopped == null ? CelError.COST_EXCEEDED : stopped;
  }

  @Override
  public @Nullable Value find(String variable) {
    return activation.find(variable);
  }

  /** Cost of going once through text or a list of this length. */
  static long traversal(long size) {
    return (size + 9) / 10;
  }
}
