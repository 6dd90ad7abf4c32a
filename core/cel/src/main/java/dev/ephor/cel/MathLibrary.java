package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * The extension "math". {@code greatest} and {@code least} take any number of arguments there by a
 * macro; here they are declared for up to {@link #ARGUMENTS_MAX}.
 */
final class MathLibrary implements CelLibrary {
  private static final int ARGUMENTS_MAX = 8;

  @Override
  public String name() {
    return "math";
  }

  @Override
  public void declare(CelDeclarations to) {
    extremes(to, "math.greatest", 1);
    extremes(to, "math.least", -1);
    rounding(to, "math.ceil", Math::ceil);
    rounding(to, "math.floor", Math::floor);
    rounding(to, "math.trunc", x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    rounding(to, "math.round", x -> x < 0 ? -Math.floor(-x + 0.5) : Math.floor(x + 0.5));
    test(to, "math.isNaN", Double::isNaN);
    test(to, "math.isInf", Double::isInfinite);
    test(to, "math.isFinite", Double::isFinite);
    signs(to);
    for (String type : List.of("int", "uint", "double")) {
      to.function(
          "math.sqrt", "(" + type + ") -> double", (_, a) -> FloatNode.of(Math.sqrt(real(a[0]))));
    }
    bits(to, "math.bitAnd", (a, b) -> a & b);
    bits(to, "math.bitOr", (a, b) -> a | b);
    bits(to, "math.bitXor", (a, b) -> a ^ b);
    to.function("math.bitNot", "(int) -> int", (_, a) -> IntNode.of(~Arguments.whole(a[0])));
    to.function("math.bitNot", "(uint) -> uint", (_, a) -> new CelUint(~((CelUint) a[0]).bits()));
    shifts(to, "math.bitShiftLeft", (value, by) -> value << by);
    shifts(to, "math.bitShiftRight", (value, by) -> value >>> by);
  }

  private static void extremes(CelDeclarations to, String name, int wantedSign) {
    to.function(
        name,
        "(list(A)) -> A",
        (call, a) -> {
          int size = Lists.size(a[0]);
          if (!call.charge(size)) {
            return call.stopped();
          }
          Value[] all = new Value[size];
          for (int i = 0; i < size; i++) {
            all[i] = Lists.get(a[0], i);
          }
          return size == 0
              ? CelError.of(name + "(list) argument must not be empty")
              : extreme(name, wantedSign, all);
        });
    for (String type : List.of("int", "uint", "double")) {
      to.function(name, "(" + type + ") -> " + type, (_, a) -> a[0]);
      to.function(
          name, "(" + type + ", " + type + ") -> " + type, (_, a) -> extreme(name, wantedSign, a));
    }
    for (int count = 2; count <= ARGUMENTS_MAX; count++) {
      to.function(
          name,
          "(" + "dyn, ".repeat(count - 1) + "dyn) -> dyn",
          (_, a) -> extreme(name, wantedSign, a));
    }
  }

  private static Value extreme(String name, int wantedSign, Value[] values) {
    Value best = values[0];
    for (Value value : values) {
      int order = Ordering.areNumbers(value, best) ? Ordering.compare(value, best) : Ordering.NONE;
      if (order == Ordering.NONE) {
        return CelError.noSuchOverload(name, values);
      }
      if (Integer.signum(order) == wantedSign) {
        best = value;
      }
    }
    return best;
  }

  private static void rounding(CelDeclarations to, String name, DoubleUnaryOperator operator) {
    to.function(
        name,
        "(double) -> double",
        (_, a) -> FloatNode.of(operator.applyAsDouble(Arguments.real(a[0]))));
  }

  private static void test(CelDeclarations to, String name, DoublePredicate test) {
    to.function(name, "(double) -> bool", (_, a) -> BoolNode.of(test.test(Arguments.real(a[0]))));
  }

  private static void signs(CelDeclarations to) {
    to.function(
        "math.abs", "(double) -> double", (_, a) -> FloatNode.of(Math.abs(Arguments.real(a[0]))));
    to.function(
        "math.abs",
        "(int) -> int",
        (_, a) ->
            Arguments.whole(a[0]) == Long.MIN_VALUE
                ? CelError.INTEGER_OVERFLOW
                : IntNode.of(Math.abs(Arguments.whole(a[0]))));
    to.function("math.abs", "(uint) -> uint", (_, a) -> a[0]);
    to.function(
        "math.sign",
        "(double) -> double",
        (_, a) -> FloatNode.of(Math.signum(Arguments.real(a[0]))));
    to.function(
        "math.sign", "(int) -> int", (_, a) -> IntNode.of(Long.signum(Arguments.whole(a[0]))));
    to.function(
        "math.sign", "(uint) -> uint", (_, a) -> new CelUint(((CelUint) a[0]).bits() == 0 ? 0 : 1));
  }

  private static double real(Value value) {
    return switch (value) {
      case IntNode whole -> (double) whole.value();
      case CelUint unsigned -> Ordering.toDouble(unsigned.bits());
      default -> Arguments.real(value);
    };
  }

  private static void bits(CelDeclarations to, String name, LongBinaryOperator operator) {
    to.function(
        name,
        "(int, int) -> int",
        (_, a) -> IntNode.of(operator.applyAsLong(Arguments.whole(a[0]), Arguments.whole(a[1]))));
    to.function(
        name,
        "(uint, uint) -> uint",
        (_, a) ->
            new CelUint(operator.applyAsLong(((CelUint) a[0]).bits(), ((CelUint) a[1]).bits())));
  }

  private static void shifts(CelDeclarations to, String name, LongBinaryOperator operator) {
    to.function(
        name,
        "(int, int) -> int",
        (_, a) -> {
          long by = Arguments.whole(a[1]);
          return by < 0
              ? negativeOffset(name, by)
              : IntNode.of(by > 63 ? 0 : operator.applyAsLong(Arguments.whole(a[0]), by));
        });
    to.function(
        name,
        "(uint, int) -> uint",
        (_, a) -> {
          long by = Arguments.whole(a[1]);
          return by < 0
              ? negativeOffset(name, by)
              : new CelUint(by > 63 ? 0 : operator.applyAsLong(((CelUint) a[0]).bits(), by));
        });
  }

  private static CelError negativeOffset(String name, long offset) {
    return CelError.of(name + "() negative offset: " + offset);
  }
}
