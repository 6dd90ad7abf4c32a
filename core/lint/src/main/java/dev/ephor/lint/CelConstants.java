package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.BoolNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions whose value does not depend on the resource, or on its kind alone: where a policy for
 * several kinds asks for the kind, what is behind the question does not concern the others.
 */
final class CelConstants {
  private static final int DEPTH_MAX = 60;

  private final CelWorld world;

  CelConstants(CelWorld world) {
    this.world = world;
  }

  /**
   * A value that is always the same.
   *
   * @param isOfKind whether it is another one for another kind
   */
  record Fixed(Value value, boolean isOfKind) {
    Optional<Boolean> truth() {
      return value instanceof BoolNode flag
          ? Optional.of(flag.equals(BoolNode.TRUE))
          : Optional.empty();
    }
  }

  /** Truth of a condition when it is always the same. */
  Optional<Boolean> truth(CelForm form, CelScope scope) {
    return Optional.ofNullable(fixed(form, scope, 0)).flatMap(Fixed::truth);
  }

  /** As {@link #truth}, for the same reason with every kind. */
  Optional<Boolean> truthOfAll(CelForm form, CelScope scope) {
    return Optional.ofNullable(fixed(form, scope, 0))
        .filter(fixed -> !fixed.isOfKind())
        .flatMap(Fixed::truth);
  }

  private @Nullable Fixed fixed(CelForm form, CelScope scope, int depth) {
    if (depth > DEPTH_MAX || !world.budget().spend()) {
      return null;
    }
    Optional<CelScope.Source> variable = world.variable(form, scope);
    if (variable.isPresent()) {
      return fixed(variable.get().form(), world.inside(variable.get(), scope), depth + 1);
    }
    return switch (form) {
      case CelForm.Literal(Value value, _) -> new Fixed(value, false);
      case CelForm.Select _ -> ofKind(world.path(form, scope));
      case CelForm.Has has -> has(has, scope);
      case CelForm.Call call -> call(call, scope, depth + 1);
      case CelForm.Name _,
          CelForm.ListLiteral _,
          CelForm.MapLiteral _,
          CelForm.Loop _,
          CelForm.Bind _ ->
          null;
    };
  }

  private @Nullable Fixed ofKind(String path) {
    Optional<ResourceType.Name> name = world.subject().type().map(ResourceType::name);
    if (name.isEmpty()) {
      return null;
    }
    boolean isPlural = path.equals(Subject.path("request", "resource", "resource"));
    String text =
        isPlural
            ? world.subject().type().get().plural()
            : path.equals(Subject.path("object", "kind"))
                    || path.equals(Subject.path("request", "kind", "kind"))
                ? name.get().kind()
                : "";
    return text.isEmpty() ? null : new Fixed(StringNode.of(text), true);
  }

  private @Nullable Fixed has(CelForm.Has has, CelScope scope) {
    if (hasNever(has.operand(), has.field(), scope)) {
      return new Fixed(BoolNode.FALSE, true);
    }
    return hasAlways(has, scope) ? new Fixed(BoolNode.TRUE, true) : null;
  }

  /** Whether objects of this kind cannot have the field, so that the question is for others. */
  private boolean hasNever(CelForm operand, String field, CelScope scope) {
    return schema(world.path(operand, scope)) instanceof Schema.Structure structure
        && !structure.isOpen()
        && structure.field(field).isEmpty();
  }

  /** Whether every object has the field, whoever wrote it. */
  boolean hasAlways(CelForm.Has has, CelScope scope) {
    String path = world.path(has.operand(), scope);
    return schema(path) instanceof Schema.Structure structure
        && path.indexOf(Facts.STEP) >= 0
        && structure
            .field(has.field())
            .map(Field::presence)
            .filter(Presence.REQUIRED::equals)
            .isPresent();
  }

  private @Nullable Schema schema(String path) {
    Schema at = null;
    int start = 0;
    while (start <= path.length()) {
      int step = path.indexOf(Facts.STEP, start);
      int end = step < 0 ? path.length() : step;
      String name = path.substring(start, end);
      if (start == 0) {
        Known root = world.roots().get(name);
        at = root == null ? null : root.schema();
      } else if (at instanceof Schema.ListOf(Schema elements) && name.equals(Facts.ELEMENT)) {
        at = elements;
      } else {
        at = at == null ? null : at.member(name).map(Field::schema).orElse(null);
      }
      start = end + 1;
    }
    return at;
  }

  private @Nullable Fixed call(CelForm.Call call, CelScope scope, int depth) {
    List<CelForm> arguments = call.arguments();
    return switch (call.function()) {
      case "!_" -> not(fixed(arguments.get(0), scope, depth));
      case "_&&_" -> junction(false, arguments, scope, depth);
      case "_||_" -> junction(true, arguments, scope, depth);
      case "_==_", "_!=_" -> equality(call, scope, depth);
      case "_<_", "_<=_", "_>_", "_>=_" -> order(call, scope, depth);
      case "@in" -> member(arguments, scope, depth);
      default -> null;
    };
  }

  private static @Nullable Fixed not(@Nullable Fixed operand) {
    return operand == null || operand.truth().isEmpty()
        ? null
        : new Fixed(BoolNode.of(!operand.truth().get()), operand.isOfKind());
  }

  /**
   * @param deciding the truth value of a term that settles the matter
   */
  private @Nullable Fixed junction(
      boolean deciding, List<CelForm> terms, CelScope scope, int depth) {
    Fixed left = fixed(terms.get(0), scope, depth);
    Fixed right = fixed(terms.get(1), scope, depth);
    Value settled = BoolNode.of(deciding);
    if (left != null && left.value().equals(settled)) {
      return left;
    }
    if (right != null && right.value().equals(settled)) {
      return right;
    }
    return left == null || right == null
        ? null
        : new Fixed(BoolNode.of(!deciding), left.isOfKind() || right.isOfKind());
  }

  private @Nullable Fixed equality(CelForm.Call call, CelScope scope, int depth) {
    CelForm left = call.arguments().get(0);
    CelForm right = call.arguments().get(1);
    boolean isSameWanted = call.function().equals("_==_");
    String path = world.path(left, scope);
    if (!path.isEmpty()
        && !path.startsWith("~")
        && path.equals(world.path(right, scope))
        && scope.source().textOf(left).equals(scope.source().textOf(right))) {
      return new Fixed(BoolNode.of(isSameWanted), false);
    }
    Fixed first = fixed(left, scope, depth);
    Fixed second = fixed(right, scope, depth);
    return first == null || second == null
        ? null
        : new Fixed(
            BoolNode.of(first.value().equals(second.value()) == isSameWanted),
            first.isOfKind() || second.isOfKind());
  }

  private @Nullable Fixed order(CelForm.Call call, CelScope scope, int depth) {
    Fixed first = fixed(call.arguments().get(0), scope, depth);
    Fixed second = fixed(call.arguments().get(1), scope, depth);
    if (first == null
        || second == null
        || !(first.value() instanceof NumberNode left)
        || !(second.value() instanceof NumberNode right)) {
      return null;
    }
    int order = Double.compare(left.doubleValue(), right.doubleValue());
    boolean holds =
        switch (call.function()) {
          case "_<_" -> order < 0;
          case "_<=_" -> order <= 0;
          case "_>_" -> order > 0;
          default -> order >= 0;
        };
    return new Fixed(BoolNode.of(holds), false);
  }

  private @Nullable Fixed member(List<CelForm> arguments, CelScope scope, int depth) {
    if (!(arguments.get(1) instanceof CelForm.ListLiteral(List<CelForm> elements, _))) {
      return null;
    }
    if (elements.isEmpty()) {
      return new Fixed(BoolNode.FALSE, false);
    }
    Fixed wanted = fixed(arguments.get(0), scope, depth);
    if (wanted == null) {
      return null;
    }
    boolean isOfKind = wanted.isOfKind();
    for (CelForm element : elements) {
      Fixed value = fixed(element, scope, depth);
      if (value == null) {
        return null;
      }
      if (value.value().equals(wanted.value())) {
        return new Fixed(BoolNode.TRUE, isOfKind || value.isOfKind());
      }
      isOfKind |= value.isOfKind();
    }
    return new Fixed(BoolNode.FALSE, isOfKind);
  }
}
