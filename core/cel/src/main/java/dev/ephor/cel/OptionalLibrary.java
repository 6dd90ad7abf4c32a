package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/**
 * Optional values. {@code or} and {@code orValue} are planned as nodes that evaluate the fallback
 * only when it is needed, but where orValue takes any value.
 */
final class OptionalLibrary {

  private OptionalLibrary() {}

  static void declare(CelDeclarations to) {
    to.function("optional.of", "(A) -> optional(A)", (_, a) -> CelOptional.of(a[0]));
    to.function("optional.none", "() -> optional(A)", (_, _) -> CelOptional.NONE);
    to.function(
        "optional.ofNonZeroValue",
        "(A) -> optional(A)",
        (_, a) -> isZero(a[0]) ? CelOptional.NONE : CelOptional.of(a[0]));
    to.function(
        "hasValue",
        "optional(A).() -> bool",
        (_, a) -> BoolNode.of(((CelOptional) a[0]).isPresent()));
    to.function(
        "value", "optional(A).() -> A", (_, a) -> ((CelOptional) a[0]).orElse(CelError.NO_VALUE));
    to.function(
        "or",
        "optional(A).(optional(A)) -> optional(A)",
        (_, a) -> ((CelOptional) a[0]).isPresent() ? a[0] : a[1]);
    to.function("orValue", "optional(A).(A) -> A", (_, a) -> ((CelOptional) a[0]).orElse(a[1]));
    to.function("optional.unwrap", "(list(optional(A))) -> list(A)", OptionalLibrary::unwrap);
    to.function("unwrapOpt", "list(optional(A)).() -> list(A)", OptionalLibrary::unwrap);
    to.function("first", "list(A).() -> optional(A)", (_, a) -> at(a[0], 0));
    to.function("last", "list(A).() -> optional(A)", (_, a) -> at(a[0], Lists.size(a[0]) - 1));
  }

  private static Value at(Value list, int index) {
    return index < 0 || index >= Lists.size(list)
        ? CelOptional.NONE
        : CelOptional.of(Lists.get(list, index));
  }

  private static boolean isZero(Value value) {
    return switch (value) {
      case NullNode _ -> true;
      case BoolNode bool -> !bool.value();
      case IntNode whole -> whole.value() == 0;
      case FloatNode real -> real.doubleValue() == 0;
      case StringNode(String text) -> text.isEmpty();
      case ArrayNode array -> array.isEmpty();
      case CelUint unsigned -> unsigned.bits() == 0;
      case CelBytes bytes -> bytes.size() == 0;
      case CelDuration span -> span.nanos() == 0;
      case CelOptional optional -> !optional.isPresent();
      default -> Maps.isMap(value) && Maps.size(value) == 0;
    };
  }

  private static Value unwrap(CelCall call, Value[] arguments) {
    Value list = arguments[0];
    int size = Lists.size(list);
    if (!call.charge(size)) {
      return call.stopped();
    }
    Lists.Builder out = new Lists.Builder(size);
    for (int i = 0; i < size; i++) {
      if (!(Lists.get(list, i) instanceof CelOptional optional)) {
        return CelError.NO_SUCH_OVERLOAD;
      }
      if (optional.isPresent()) {
        out.add(optional.orElse(optional));
      }
    }
    return out.build();
  }
}
