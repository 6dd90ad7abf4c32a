package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * What is known to be there when a condition holds, and when it does not: {@code has(a.b)} tells
 * about {@code a.b}, and so do membership and comparisons with a default.
 */
final class CelGuards {
  private static final int DEPTH_MAX = 60;

  private final CelWorld world;

  CelGuards(CelWorld world) {
    this.world = world;
  }

  Facts when(boolean truth, CelForm form, CelScope scope) {
    return when(truth, form, scope, 0);
  }

  private Facts when(boolean truth, CelForm form, CelScope scope, int depth) {
    if (depth > DEPTH_MAX || !world.budget().spend()) {
      return Facts.NONE;
    }
    Optional<CelScope.Source> variable = world.variable(form, scope);
    if (variable.isPresent()) {
      CelScope inside = world.inside(variable.get(), scope);
      return when(truth, variable.get().form(), inside, depth + 1);
    }
    return switch (form) {
      case CelForm.Has(CelForm operand, String field, _) ->
          truth ? Facts.of(Facts.below(world.path(operand, scope), field)) : Facts.NONE;
      case CelForm.Call call -> call(truth, call, scope, depth + 1);
      case CelForm.Loop loop -> loop(truth, loop, scope, depth + 1);
      case CelForm.Bind(String name, CelForm value, CelForm body, _) ->
          when(
              truth,
              body,
              scope.with(name, Known.at(Known.ANY_SCHEMA, world.path(value, scope))),
              depth + 1);
      case CelForm.Select _ -> truth ? Facts.of(world.path(form, scope)) : Facts.NONE;
      case CelForm.Literal _, CelForm.Name _, CelForm.ListLiteral _, CelForm.MapLiteral _ ->
          Facts.NONE;
    };
  }

  private Facts call(boolean truth, CelForm.Call call, CelScope scope, int depth) {
    List<CelForm> arguments = call.arguments();
    return switch (call.function()) {
      case "!_" -> when(!truth, arguments.get(0), scope, depth);
      case "_&&_" -> junction(call, truth, truth, scope, depth);
      case "_||_" -> junction(call, !truth, truth, scope, depth);
      case "_?_:_" -> choice(truth, arguments, scope, depth);
      case "@in" -> truth ? member(arguments, scope) : Facts.NONE;
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> compared(truth, call, scope, depth);
      case "orValue" -> defaulted(truth, call, scope);
      case "hasValue" -> truth ? target(call, scope) : Facts.NONE;
      // With the empty default these are false, as long as they are asked for some text.
      case "startsWith", "endsWith", "contains", "matches" ->
          truth && isEmptyByDefault(call) ? target(call, scope) : Facts.NONE;
      default -> Facts.NONE;
    };
  }

  private Facts target(CelForm.Call call, CelScope scope) {
    return call.target().map(form -> Facts.of(world.path(form, scope))).orElse(Facts.NONE);
  }

  private static boolean isEmptyByDefault(CelForm.Call call) {
    return call.target().isPresent()
        && call.target().get() instanceof CelForm.Call inner
        && inner.function().equals("orValue");
  }

  /**
   * @param isEach whether all terms are known to be {@code truth}, and not one of them alone
   */
  private Facts junction(
      CelForm.Call call, boolean isEach, boolean truth, CelScope scope, int depth) {
    Facts left = when(truth, call.arguments().get(0), scope, depth);
    Facts right = when(truth, call.arguments().get(1), scope, depth);
    return isEach ? left.and(right) : left.or(right);
  }

  private Facts choice(boolean truth, List<CelForm> parts, CelScope scope, int depth) {
    CelForm condition = parts.get(0);
    Facts first = when(true, condition, scope, depth).and(when(truth, parts.get(1), scope, depth));
    Facts second =
        when(false, condition, scope, depth).and(when(truth, parts.get(2), scope, depth));
    if (isTruth(parts.get(1), !truth)) {
      return second;
    }
    return isTruth(parts.get(2), !truth) ? first : first.or(second);
  }

  private static boolean isTruth(CelForm form, boolean truth) {
    return form instanceof CelForm.Literal(Value value, _) && value.equals(BoolNode.of(truth));
  }

  private Facts member(List<CelForm> arguments, CelScope scope) {
    String container = world.path(arguments.get(1), scope);
    return arguments.get(0) instanceof CelForm.Literal(StringNode(String key), _)
        ? Facts.of(Facts.below(container, key))
        : Facts.of(container);
  }

  /** {@code x.orValue(d)} as a condition: when it is not {@code d}, then {@code x} is there. */
  private Facts defaulted(boolean truth, CelForm.Call call, CelScope scope) {
    return !call.arguments().isEmpty() && isTruth(call.arguments().get(0), !truth)
        ? target(call, scope)
        : Facts.NONE;
  }

  private Facts compared(boolean truth, CelForm.Call call, CelScope scope, int depth) {
    CelForm left = call.arguments().get(0);
    CelForm right = call.arguments().get(1);
    boolean isEquality = call.function().equals("_==_") || call.function().equals("_!=_");
    if (isEquality && right instanceof CelForm.Literal(BoolNode wanted, _)) {
      boolean same = call.function().equals("_==_") == truth;
      Facts condition = when(same == wanted.equals(BoolNode.TRUE), left, scope, depth);
      if (!condition.present().isEmpty()) {
        return condition;
      }
    }
    Optional<Boolean> byDefault = CelDefaults.compare(call.function(), left, right);
    if (byDefault.isPresent() && byDefault.get() != truth) {
      return Facts.of(world.path(CelDefaults.subject(left), scope))
          .and(Facts.of(world.path(CelDefaults.subject(right), scope)));
    }
    return Facts.NONE;
  }

  /** Keys of a map that are there: {@code exists(k, k == 'x')}. */
  private static Facts keys(CelForm body, String variable, String over, int depth) {
    if (depth > DEPTH_MAX || !(body instanceof CelForm.Call call)) {
      return Facts.NONE;
    }
    if (call.function().equals("_&&_")) {
      return keys(call.arguments().get(0), variable, over, depth + 1)
          .and(keys(call.arguments().get(1), variable, over, depth + 1));
    }
    boolean isKey =
        call.function().equals("_==_")
            && call.arguments().get(0) instanceof CelForm.Name(String name, _)
            && name.equals(variable);
    return isKey && call.arguments().get(1) instanceof CelForm.Literal(StringNode(String key), _)
        ? Facts.of(Facts.below(over, key))
        : Facts.NONE;
  }

  /** What holds for all elements is known of each: {@code all(c, has(c.x))}. */
  private Facts loop(boolean truth, CelForm.Loop loop, CelScope scope, int depth) {
    String over = world.path(loop.range().over(), scope);
    Facts some =
        switch (loop.kind()) {
          case EXISTS, EXISTS_ONE -> truth ? Facts.of(over) : Facts.NONE;
          case ALL -> truth ? Facts.NONE : Facts.of(over);
          case LIST, MAP -> Facts.NONE;
        };
    if (truth && loop.kind() == CelForm.LoopKind.EXISTS) {
      return some.and(keys(loop.body(), loop.range().variables().getFirst(), over, depth));
    }
    boolean isOfAll =
        (loop.kind() == CelForm.LoopKind.ALL && truth)
            || (loop.kind() == CelForm.LoopKind.EXISTS && !truth);
    if (!isOfAll || loop.range().variables().size() != 1) {
      return some;
    }
    Known element = Known.at(Known.ANY_SCHEMA, Facts.below(over, Facts.ELEMENT));
    CelScope inside = scope.with(loop.range().variables().getFirst(), element);
    return some.and(when(truth, loop.body(), inside, depth));
  }
}
