package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** {@code +} and {@code -} of every kind of operands. */
final class Sums {
  /** Longest list that a sum may yield; texts are bounded by their cost already. */
  private static final int LIST_SIZE_MAX = 1_000_000;

  private Sums() {}

  /** The sum of two numbers or durations. */
  static Value plus(Value left, Value right) {
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> {
        long sum = a.value() + b.value();
        boolean overflow = ((a.value() ^ sum) & (b.value() ^ sum)) < 0;
        yield overflow ? CelError.INTEGER_OVERFLOW : IntNode.of(sum);
      }
      case FloatNode a when right instanceof FloatNode b ->
          FloatNode.of(a.doubleValue() + b.doubleValue());
      case CelUint a when right instanceof CelUint b -> {
        long sum = a.bits() + b.bits();
        yield Long.compareUnsigned(sum, a.bits()) < 0
            ? CelError.UNSIGNED_OVERFLOW
            : new CelUint(sum);
      }
      case CelDuration a when right instanceof CelDuration b -> {
        long sum = a.nanos() + b.nanos();
        boolean overflow = ((a.nanos() ^ sum) & (b.nanos() ^ sum)) < 0;
        yield overflow ? CelError.DURATION_OVERFLOW : new CelDuration(sum);
      }
      default -> CelError.NO_SUCH_OVERLOAD;
    };
  }

  static Value add(Frame frame, Value left, Value right) {
    return switch (left) {
      case StringNode(String a) when right instanceof StringNode(String b) ->
          frame.charge(Frame.traversal((long) a.length() + b.length()))
              ? StringNode.of(a.concat(b))
              : frame.stopped();
      case ArrayNode _, CelList _ -> addLists(frame, left, right);
      case CelBytes a when right instanceof CelBytes b ->
          frame.charge(Frame.traversal((long) a.size() + b.size())) ? a.concat(b) : frame.stopped();
      default -> {
        frame.cost++;
        yield addTimes(left, right);
      }
    };
  }

  /**
   * Costs one unit for each ten elements copied, where Kubernetes charges one for the call: there
   * the elements are not copied.
   */
  private static Value addLists(Frame frame, Value left, Value right) {
    if (!Lists.isList(right)) {
      return CelError.NO_SUCH_OVERLOAD;
    }
    long size = (long) Lists.size(left) + Lists.size(right);
    if (!frame.charge(Math.max(1, Frame.traversal(size)))) {
      return frame.stopped();
    }
    if (Lists.size(right) == 0) {
      return left;
    }
    if (Lists.size(left) == 0) {
      return right;
    }
    return size > LIST_SIZE_MAX ? CelError.TOO_LARGE : Lists.concat(left, right);
  }

  private static Value addTimes(Value left, Value right) {
    return switch (left) {
      case CelDuration a when right instanceof CelTimestamp b -> shift(b, a.nanos());
      case CelTimestamp a when right instanceof CelDuration b -> shift(a, b.nanos());
      default -> plus(left, right);
    };
  }

  private static Value shift(CelTimestamp time, long nanos) {
    long total = time.nanos() + Math.floorMod(nanos, CelDuration.NANOS_PER_SECOND);
    long seconds =
        time.seconds()
            + Math.floorDiv(nanos, CelDuration.NANOS_PER_SECOND)
            + Math.floorDiv(total, CelDuration.NANOS_PER_SECOND);
    return CelTimestamp.isInRange(seconds)
        ? new CelTimestamp(seconds, (int) Math.floorMod(total, CelDuration.NANOS_PER_SECOND))
        : CelError.TIMESTAMP_OVERFLOW;
  }

  static Value subtract(Frame frame, Value left, Value right) {
    frame.cost++;
    return switch (left) {
      case IntNode a when right instanceof IntNode b -> {
        long difference = a.value() - b.value();
        boolean overflow = ((a.value() ^ b.value()) & (a.value() ^ difference)) < 0;
        yield overflow ? CelError.INTEGER_OVERFLOW : IntNode.of(difference);
      }
      case FloatNode a when right instanceof FloatNode b ->
          FloatNode.of(a.doubleValue() - b.doubleValue());
      case CelUint a when right instanceof CelUint b ->
          Long.compareUnsigned(a.bits(), b.bits()) < 0
              ? CelError.UNSIGNED_OVERFLOW
              : new CelUint(a.bits() - b.bits());
      case CelDuration a when right instanceof CelDuration b -> {
        long difference = a.nanos() - b.nanos();
        boolean overflow = ((a.nanos() ^ b.nanos()) & (a.nanos() ^ difference)) < 0;
        yield overflow ? CelError.DURATION_OVERFLOW : new CelDuration(difference);
      }
      case CelTimestamp a when right instanceof CelDuration b ->
          b.nanos() == Long.MIN_VALUE ? CelError.TIMESTAMP_OVERFLOW : shift(a, -b.nanos());
      case CelTimestamp a when right instanceof CelTimestamp b -> between(a, b);
      default -> CelError.NO_SUCH_OVERLOAD;
    };
  }

  private static Value between(CelTimestamp later, CelTimestamp earlier) {
    try {
      long seconds =
          Math.multiplyExact(later.seconds() - earlier.seconds(), CelDuration.NANOS_PER_SECOND);
      return new CelDuration(Math.addExact(seconds, (long) later.nanos() - earlier.nanos()));
    } catch (ArithmeticException _) {
      return CelError.DURATION_OVERFLOW;
    }
  }
}
