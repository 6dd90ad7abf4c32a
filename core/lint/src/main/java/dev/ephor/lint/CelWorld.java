package dev.ephor.lint;

import dev.ephor.cel.CelForm;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.schema.SchemaCatalog;
import java.util.Map;
import java.util.Optional;

/**
 * What the expressions of a policy see when it judges one kind, and the paths that expressions name
 * in it.
 *
 * @param variables of the policy by name
 * @param catalog the kinds of objects that expressions make
 * @param budget for all questions about it
 */
record CelWorld(
    Subject subject,
    Map<String, Known> roots,
    Map<String, CelScope.Source> variables,
    SchemaCatalog catalog,
    StepBudget budget) {
  static final String INDEX = "_[_]";
  static final String OPTIONAL_INDEX = "_[?_]";
  static final String OPTIONAL_SELECT = "_?._";

  private static final int DEPTH_MAX = 40;

  CelWorld {
    roots = Map.copyOf(roots);
    variables = Map.copyOf(variables);
  }

  /** The variable of the policy that a form reads, as in {@code variables.name}. */
  Optional<CelScope.Source> variable(CelForm form, CelScope scope) {
    return form instanceof CelForm.Select(CelForm.Name(String name, _), String field, _)
            && name.equals("variables")
            && !scope.isLocal(name)
        ? Optional.ofNullable(variables.get(field))
        : Optional.empty();
  }

  CelScope inside(CelScope.Source variable, CelScope scope) {
    return new CelScope(variable, null, scope.facts());
  }

  /** The path of what the form yields; forms that compute stand for themselves. */
  String path(CelForm form, CelScope scope) {
    return path(form, scope, 0);
  }

  private String path(CelForm form, CelScope scope, int depth) {
    if (depth > DEPTH_MAX || !budget.spend()) {
      return "";
    }
    Optional<CelScope.Source> variable = variable(form, scope);
    if (variable.isPresent()) {
      return path(variable.get().form(), inside(variable.get(), scope), depth + 1);
    }
    return switch (form) {
      case CelForm.Name(String name, _) -> {
        Known known = scope.find(name, roots);
        yield known == null ? "" : known.path();
      }
      case CelForm.Select(CelForm operand, String field, _) ->
          Facts.below(path(operand, scope, depth + 1), field);
      case CelForm.Call call -> callPath(call, scope, depth);
      case CelForm.Loop loop ->
          isFilter(loop) ? path(loop.range().over(), scope, depth + 1) : ownPath(form, scope);
      case CelForm.Bind(String name, CelForm value, CelForm body, _) ->
          path(
              body,
              scope.with(name, Known.at(Known.ANY_SCHEMA, path(value, scope, depth + 1))),
              depth + 1);
      case CelForm.Has _, CelForm.Literal _, CelForm.ListLiteral _, CelForm.MapLiteral _ -> "";
    };
  }

  private String callPath(CelForm.Call call, CelScope scope, int depth) {
    return switch (call.function()) {
      case INDEX, OPTIONAL_INDEX, OPTIONAL_SELECT ->
          Facts.below(
              path(call.arguments().get(0), scope, depth + 1), key(call.arguments().get(1)));
      case "orValue", "value", "or" ->
          call.target().map(target -> path(target, scope, depth + 1)).orElse("");
      case "optional.of", "optional.ofNonZeroValue", "dyn" ->
          call.arguments().size() == 1 ? path(call.arguments().get(0), scope, depth + 1) : "";
      case "_?_:_" ->
          new CelConstants(this)
              .truth(call.arguments().get(0), scope)
              .map(truth -> path(call.arguments().get(truth ? 1 : 2), scope, depth + 1))
              .orElseGet(() -> ownPath(call, scope));
      default -> ownPath(call, scope);
    };
  }

  /** The name that an index stands for; all elements of a list are one. */
  static String key(CelForm index) {
    return index instanceof CelForm.Literal(StringNode(String text), _) ? text : Facts.ELEMENT;
  }

  static boolean isNumber(CelForm index) {
    return index instanceof CelForm.Literal(var value, _) && value instanceof IntNode;
  }

  /** What is computed is told apart by how it is written. */
  private static String ownPath(CelForm form, CelScope scope) {
    String text = scope.source().textOf(form);
    return text.isEmpty() ? "" : "~" + text;
  }

  /** Whether the loop leaves its elements as they are. */
  static boolean isFilter(CelForm.Loop loop) {
    return loop.kind() == CelForm.LoopKind.LIST
        && loop.range().variables().size() == 1
        && loop.body() instanceof CelForm.Name(String name, _)
        && name.equals(loop.range().variables().getFirst());
  }
}
