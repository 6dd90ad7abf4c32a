package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.ANY;
import static dev.ephor.jmespath.ArgumentType.ARRAY;
import static dev.ephor.jmespath.ArgumentType.NUMBER;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.Operand.Amount;
import dev.ephor.jmespath.Operand.Scalar;
import dev.ephor.jmespath.Operand.Span;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Arithmetic of policies on numbers, quantities and durations. Unlike Go's, results that do not fit
 * are errors and do not wrap around.
 */
final class ArithmeticFunctions {
  private static final String MISMATCH = "Types mismatch";
  private static final String ZERO_DIVISOR = "Zero divisor passed";
  private static final String OUT_OF_RANGE = "result is out of range";
  private static final String FRACTION = "Non-integer argument(s) passed for modulo";
  private static final double NANOS_PER_SECOND = 1e9;

  /** Beyond this many decimal digits a quantity is no amount of anything. */
  private static final int PRECISION_MAX = 200;

  /** Digits that any whole number of 64 bits may have. */
  private static final int LONG_DIGITS = 18;

  /** Decimal places beyond which rounding changes no double. */
  private static final int PLACES_MAX = 300;

  private ArithmeticFunctions() {}

  static List<Function> functions() {
    List<Function.Parameter> two = List.of(takes(ANY), takes(ANY));
    return List.of(
        define(
            "add",
            two,
            ANY,
            "sum of two numbers, quantities or durations",
            binary(ArithmeticFunctions::add)),
        define(
            "subtract",
            two,
            ANY,
            "difference of two numbers, quantities or durations",
            binary(ArithmeticFunctions::subtract)),
        define(
            "multiply",
            two,
            ANY,
            "product of a number with a number, quantity or duration",
            binary(ArithmeticFunctions::multiply)),
        define(
            "divide",
            two,
            ANY,
            "quotient of two of a kind, or of a quantity or duration and a number",
            binary(ArithmeticFunctions::divide)),
        define(
            "modulo",
            two,
            ANY,
            "remainder of two whole numbers, whole quantities or durations",
            binary(ArithmeticFunctions::modulo)),
        define(
            "sum",
            List.of(takes(ARRAY)),
            ANY,
            "sum of an array of numbers, quantities or durations",
            ArithmeticFunctions::sum),
        define(
            "round",
            List.of(takes(NUMBER), takes(NUMBER)),
            NUMBER,
            "number rounded to decimal places",
            ArithmeticFunctions::round));
  }

  /** A function of two operands, whose kinds it switches on. */
  @FunctionalInterface
  private interface Rule {
    Value apply(CallSite site, Operand left, Operand right);
  }

  private static Function.Body binary(Rule rule) {
    return (site, args, _) -> {
      Optional<Operand> left = Operand.of(args[0]);
      Optional<Operand> right = Operand.of(args[1]);
      return left.isEmpty() || right.isEmpty()
          ? site.failNamed("invalid operand")
          : rule.apply(site, left.get(), right.get());
    };
  }

  private static Value add(CallSite site, Operand left, Operand right) {
    if (left instanceof Scalar(NumberNode a) && right instanceof Scalar(NumberNode b)) {
      return Numbers.add(a, b);
    }
    if (left instanceof Amount(Quantity a) && right instanceof Amount(Quantity b)) {
      return Operand.node(a.plus(b));
    }
    if (left instanceof Span(GoDuration a) && right instanceof Span(GoDuration b)) {
      return span(site, (double) a.nanos() + b.nanos(), a.nanos() + b.nanos());
    }
    return site.failNamed(MISMATCH);
  }

  private static Value subtract(CallSite site, Operand left, Operand right) {
    if (left instanceof Scalar(NumberNode a) && right instanceof Scalar(NumberNode b)) {
      return Numbers.subtract(a, b);
    }
    if (left instanceof Amount(Quantity a) && right instanceof Amount(Quantity b)) {
      return Operand.node(a.minus(b));
    }
    if (left instanceof Span(GoDuration a) && right instanceof Span(GoDuration b)) {
      return span(site, (double) a.nanos() - b.nanos(), a.nanos() - b.nanos());
    }
    return site.failNamed(MISMATCH);
  }

  private static Value multiply(CallSite site, Operand left, Operand right) {
    return switch (left) {
      case Scalar factor ->
          switch (right) {
            case Scalar other -> Numbers.multiply(factor.value(), other.value());
            case Amount amount -> product(site, amount.value(), factor);
            case Span span -> product(site, span.value(), factor);
          };
      case Amount amount ->
          right instanceof Scalar factor
              ? product(site, amount.value(), factor)
              : site.failNamed(MISMATCH);
      case Span span ->
          right instanceof Scalar factor
              ? product(site, span.value(), factor)
              : site.failNamed(MISMATCH);
    };
  }

  private static Value product(CallSite site, Quantity amount, Scalar factor) {
    BigDecimal product = amount.decimal().multiply(factor.toDecimal());
    return product.precision() > PRECISION_MAX
        ? site.failNamed(OUT_OF_RANGE)
        : Operand.node(Quantity.of(product, amount.format()));
  }

  private static Value product(CallSite site, GoDuration span, Scalar factor) {
    double nanos = span.seconds() * factor.toDouble() * NANOS_PER_SECOND;
    return span(site, nanos, (long) nanos);
  }

  private static Value divide(CallSite site, Operand left, Operand right) {
    boolean mismatch = left.getClass() != right.getClass() && !(right instanceof Scalar);
    if (mismatch) {
      return site.failNamed(MISMATCH);
    }
    if (isZero(right)) {
      return site.failNamed(ZERO_DIVISOR);
    }
    return switch (left) {
      case Scalar a -> Numbers.of(a.toDouble() / ((Scalar) right).toDouble());
      case Amount(Quantity a) ->
          right instanceof Scalar divisor
              ? quotient(a, divisor)
              : Numbers.of(a.asApproximateFloat() / ((Amount) right).value().asApproximateFloat());
      case Span(GoDuration a) ->
          right instanceof Scalar divisor
              ? quotient(site, a, divisor)
              : Numbers.of(a.seconds() / ((Span) right).value().seconds());
    };
  }

  private static boolean isZero(Operand operand) {
    return switch (operand) {
      case Scalar scalar -> scalar.toDouble() == 0;
      case Amount(Quantity quantity) -> quantity.sign() == 0;
      case Span(GoDuration duration) -> duration.nanos() == 0;
    };
  }

  /** As exact as the more exact of both; what remains is cut off. */
  private static Value quotient(Quantity amount, Scalar divisor) {
    BigDecimal a = amount.decimal();
    BigDecimal b = divisor.toDecimal();
    int scale = Math.max(0, Math.max(a.scale(), b.scale()));
    return Operand.node(Quantity.of(a.divide(b, scale, RoundingMode.DOWN), amount.format()));
  }

  private static Value quotient(CallSite site, GoDuration span, Scalar divisor) {
    double nanos = span.seconds() / divisor.toDouble() * NANOS_PER_SECOND;
    return span(site, nanos, (long) nanos);
  }

  private static Value span(CallSite site, double approximate, long nanos) {
    return Math.abs(approximate) < 0x1p63
        ? Operand.node(new GoDuration(nanos))
        : site.failNamed(OUT_OF_RANGE);
  }

  private static Value modulo(CallSite site, Operand left, Operand right) {
    if (left instanceof Scalar a && right instanceof Scalar b) {
      if (!a.isWhole() || !b.isWhole()) {
        return site.failNamed(FRACTION);
      }
      long divisor = ((IntNode) b.value()).value();
      return divisor == 0
          ? site.failNamed(ZERO_DIVISOR)
          : IntNode.of(((IntNode) a.value()).value() % divisor);
    }
    if (left instanceof Amount(Quantity a) && right instanceof Amount(Quantity b)) {
      OptionalLong dividend = whole(a);
      OptionalLong divisor = whole(b);
      if (dividend.isEmpty() || divisor.isEmpty()) {
        return site.failNamed(FRACTION);
      }
      return divisor.getAsLong() == 0
          ? site.failNamed(ZERO_DIVISOR)
          : Operand.node(Quantity.of(dividend.getAsLong() % divisor.getAsLong(), a.format()));
    }
    if (left instanceof Span(GoDuration a) && right instanceof Span(GoDuration b)) {
      return b.nanos() == 0
          ? site.failNamed(ZERO_DIVISOR)
          : Operand.node(new GoDuration(a.nanos() % b.nanos()));
    }
    return site.failNamed(MISMATCH);
  }

  private static OptionalLong whole(Quantity quantity) {
    BigDecimal amount = quantity.decimal().stripTrailingZeros();
    return amount.scale() <= 0 && amount.precision() - amount.scale() <= LONG_DIGITS
        ? OptionalLong.of(amount.longValueExact())
        : OptionalLong.empty();
  }

  /** An array of one yields its element, whatever it is. */
  private static Value sum(CallSite site, Value[] args, JmesBudget budget) {
    ArrayNode array = (ArrayNode) args[0];
    if (array.isEmpty()) {
      return site.failNamed("at least one element in the array is required");
    }
    Node sum = array.get(0);
    Function.Body add = binary(ArithmeticFunctions::add);
    for (int i = 1; i < array.size(); i++) {
      if (!budget.spend(1)) {
        return site.limit();
      }
      Value next = add.apply(site, new Value[] {sum, array.get(i)}, budget);
      if (!(next instanceof Node node)) {
        return next;
      }
      sum = node;
    }
    return sum;
  }

  /** Halves are rounded away from zero, after the number is scaled as a double. */
  private static Value round(CallSite site, Value[] args, JmesBudget budget) {
    NumberNode number = (NumberNode) args[0];
    double places = ((NumberNode) args[1]).doubleValue();
    if (places != Math.rint(places)) {
      return site.failNamed("Non-integer argument(s) passed for round off");
    }
    if (places < 0) {
      return site.failNamed("2 argument is out of bounds (" + (long) places + ")");
    }
    if (number instanceof IntNode || places > PLACES_MAX) {
      return number;
    }
    double shift = Math.pow(10, places);
    double scaled = number.doubleValue() * shift;
    if (!Double.isFinite(scaled)) {
      return number;
    }
    double up = Math.floor(Math.abs(scaled));
    double rounded = Math.abs(scaled) - up >= 0.5 ? up + 1 : up;
    return Numbers.of(Math.copySign(rounded, scaled) / shift);
  }
}
