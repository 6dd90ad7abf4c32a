package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.Quantity;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;

/** Kubernetes' quantities. */
final class QuantityLibrary implements CelLibrary {
  static final String TYPE = "kubernetes.Quantity";

  private static final CelError NO_QUANTITY =
      CelError.of(
          "quantities must match the regular expression"
              + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");

  /** An amount as a value of the language. */
  record Amount(Quantity quantity) implements CelOpaque {
    @Override
    public String typeName() {
      return TYPE;
    }

    @Override
    public String toString() {
      return quantity.toString();
    }
  }

  @Override
  public String name() {
    return "quantity";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(TYPE);
    to.function(
        "quantity",
        "(string) -> " + TYPE,
        (call, a) -> {
          Optional<Quantity> parsed = parse(call, a[0]);
          return parsed.isPresent() ? new Amount(parsed.get()) : NO_QUANTITY;
        });
    to.function(
        "isQuantity", "(string) -> bool", (call, a) -> BoolNode.of(parse(call, a[0]).isPresent()));
    to.function(
        "isInteger", TYPE + ".() -> bool", (_, a) -> BoolNode.of(quantity(a[0]).isInteger()));
    to.function("asInteger", TYPE + ".() -> int", (_, a) -> asInteger(quantity(a[0])));
    to.function(
        "asApproximateFloat",
        TYPE + ".() -> double",
        (_, a) -> FloatNode.of(quantity(a[0]).asApproximateFloat()));
    to.function("sign", TYPE + ".() -> int", (_, a) -> IntNode.of(quantity(a[0]).sign()));
    for (String type : new String[] {TYPE, "int"}) {
      String signature = TYPE + ".(" + type + ") -> " + TYPE;
      to.function("add", signature, (_, a) -> new Amount(quantity(a[0]).plus(quantity(a[1]))));
      to.function("sub", signature, (_, a) -> new Amount(quantity(a[0]).minus(quantity(a[1]))));
    }
    to.function(
        "compareTo",
        TYPE + ".(" + TYPE + ") -> int",
        (_, a) -> IntNode.of(Integer.signum(quantity(a[0]).compareTo(quantity(a[1])))));
    comparison(to, "isGreaterThan", order -> order > 0);
    comparison(to, "isLessThan", order -> order < 0);
  }

  private static void comparison(CelDeclarations to, String name, IntPredicate test) {
    to.function(
        name,
        TYPE + ".(" + TYPE + ") -> bool",
        (_, a) -> BoolNode.of(test.test(quantity(a[0]).compareTo(quantity(a[1])))));
  }

  private static Optional<Quantity> parse(CelCall call, Value text) {
    return Arguments.chargeTraversal(call, Arguments.text(text).length())
        ? Quantity.parse(Arguments.text(text))
        : Optional.empty();
  }

  private static Quantity quantity(Value value) {
    return value instanceof IntNode whole
        ? Quantity.of(whole.value(), Quantity.Format.DECIMAL_SI)
        : ((Amount) value).quantity();
  }

  private static Value asInteger(Quantity quantity) {
    OptionalLong whole = quantity.asInteger();
    return whole.isPresent()
        ? IntNode.of(whole.getAsLong())
        : CelError.of("cannot convert value to integer");
  }
}
