package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.Quantity;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import java.util.List;
import java.util.Optional;

/** How quantities and times are compared. */
final class QuantityHelp {
  private QuantityHelp() {}

  static boolean isOrder(CelForm.Call call) {
    return List.of("_<_", "_<=_", "_>_", "_>=_").contains(call.function());
  }

  /**
   * The comparison as it was meant; empty when neither side is a quantity or a time that is text.
   */
  static Optional<String> of(CelForm.Call call, Schema left, Schema right, CelScope scope) {
    if (ValueKind.isQuantity(left) || ValueKind.isQuantity(right)) {
      return amounts(call, scope);
    }
    return isTime(left) || isTime(right)
        ? Optional.of("a time is text until `timestamp()` reads it")
        : Optional.empty();
  }

  private static boolean isTime(Schema schema) {
    return schema instanceof Schema.Scalar(ScalarType type, _) && type == ScalarType.TIME;
  }

  private static Optional<String> amounts(CelForm.Call call, CelScope scope) {
    String left = amount(call.arguments().get(0), scope);
    String right = amount(call.arguments().get(1), scope);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.of("a quantity is text until `quantity()` reads it");
    }
    return Optional.of(
        "write `"
            + switch (call.function()) {
              case "_<_" -> left + ".isLessThan(" + right + ")";
              case "_<=_" -> "!" + left + ".isGreaterThan(" + right + ")";
              case "_>_" -> left + ".isGreaterThan(" + right + ")";
              case "_>=_" -> "!" + left + ".isLessThan(" + right + ")";
              case "_!=_" -> left + ".compareTo(" + right + ") != 0";
              default -> left + ".compareTo(" + right + ") == 0";
            }
            + "`");
  }

  /** The operand as a quantity; empty when it can be none. */
  private static String amount(CelForm form, CelScope scope) {
    if (form instanceof CelForm.Literal(Value value, _)) {
      String text = value instanceof StringNode(String quoted) ? quoted : String.valueOf(value);
      boolean isAmount = value instanceof StringNode || value instanceof NumberNode;
      return isAmount && Quantity.parse(text).isPresent() ? "quantity('" + text + "')" : "";
    }
    String text = scope.source().textOf(form);
    boolean isRead = form instanceof CelForm.Call made && made.function().equals("quantity");
    return text.isEmpty() || isRead ? text : "quantity(" + text + ")";
  }
}
