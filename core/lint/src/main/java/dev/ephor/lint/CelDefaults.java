package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.IntNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons in which an absent value stands as its default, {@code x.orValue(d) == y}. */
final class CelDefaults {
  private CelDefaults() {}

  /** What the comparison yields when the value is absent; empty when that is not known. */
  static Optional<Boolean> compare(String operator, CelForm left, CelForm right) {
    Value first = byDefault(left);
    Value second = byDefault(right);
    boolean hasDefault = isDefaulted(left) || isDefaulted(right);
    if (!hasDefault || first == null || second == null) {
      return Optional.empty();
    }
    return switch (operator) {
      case "_==_" -> Optional.of(first.equals(second));
      case "_!=_" -> Optional.of(!first.equals(second));
      default -> order(operator, first, second);
    };
  }

  private static Optional<Boolean> order(String operator, Value left, Value right) {
    if (!(left instanceof NumberNode first) || !(right instanceof NumberNode second)) {
      return Optional.empty();
    }
    int order = Double.compare(first.doubleValue(), second.doubleValue());
    return switch (operator) {
      case "_<_" -> Optional.of(order < 0);
      case "_<=_" -> Optional.of(order <= 0);
      case "_>_" -> Optional.of(order > 0);
      case "_>=_" -> Optional.of(order >= 0);
      default -> Optional.empty();
    };
  }

  private static boolean isDefaulted(CelForm form) {
    return form instanceof CelForm.Call call
        && (call.function().equals("orValue") || (isSize(call) && isDefaulted(sized(call))));
  }

  private static boolean isSize(CelForm.Call call) {
    return call.function().equals("size")
        && call.arguments().size() + (call.target().isPresent() ? 1 : 0) == 1;
  }

  private static CelForm sized(CelForm.Call call) {
    return call.target().orElseGet(() -> call.arguments().getFirst());
  }

  /** What the path of the value is asked of: the value itself, or what its size is taken of. */
  static CelForm subject(CelForm form) {
    return form instanceof CelForm.Call call && isSize(call) ? sized(call) : form;
  }

  private static @Nullable Value byDefault(CelForm form) {
    return switch (form) {
      case CelForm.Literal(Value value, _) -> value;
      case CelForm.Call call when call.function().equals("orValue") ->
          call.arguments().isEmpty() ? null : byDefault(call.arguments().getFirst());
      case CelForm.Call call when isSize(call) -> sizeByDefault(sized(call));
      default -> null;
    };
  }

  private static @Nullable Value sizeByDefault(CelForm form) {
    CelForm absent =
        form instanceof CelForm.Call call
                && call.function().equals("orValue")
                && !call.arguments().isEmpty()
            ? call.arguments().getFirst()
            : form;
    return switch (absent) {
      case CelForm.ListLiteral(List<CelForm> elements, _) -> IntNode.of(elements.size());
      case CelForm.MapLiteral(_, List<CelForm.Entry> entries, _) -> IntNode.of(entries.size());
      case CelForm.Literal(StringNode(String text), _) -> IntNode.of(text.length());
      default -> null;
    };
  }
}
