package dev.ephor.cli.suggest;

import dev.ephor.cel.CelForm;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from expressions of CEL which fields have to have which value: equalities, truths and
 * negations, joined with {@code &&}, also of variables and of all elements of lists. What leaves a
 * choice is passed over.
 */
final class ExpressionFields {
  /** Variables may use others; far more than any policy needs. */
  private static final int DEEPEST = 16;

  private final Map<String, CelForm> variables;
  private final Map<String, FieldPath> names = new HashMap<>();
  private final WantedFields fields;
  private int depth = 0;

  ExpressionFields(Map<String, CelForm> variables, WantedFields fields) {
    this.variables = Map.copyOf(variables);
    this.fields = fields;
    names.put("object", FieldPath.RESOURCE);
  }

  /** Takes in what makes the expression true. */
  void holds(CelForm form) {
    switch (form) {
      case CelForm.Call call -> holds(call);
      case CelForm.Loop loop -> holds(loop);
      case CelForm.Select select -> {
        if (path(select).isPresent()) {
          want(select, BoolNode.of(true));
        } else {
          variable(select).ifPresent(value -> deeper(() -> holds(value)));
        }
      }
      case CelForm.Literal _,
          CelForm.Name _,
          CelForm.Has _,
          CelForm.ListLiteral _,
          CelForm.MapLiteral _,
          CelForm.Bind _ -> {}
    }
  }

  private void holds(CelForm.Call call) {
    List<CelForm> arguments = call.arguments();
    switch (call.function()) {
      case "_&&_" -> arguments.forEach(this::holds);
      case "!_" -> want(arguments.getFirst(), BoolNode.of(false));
      case "_==_" -> {
        equal(arguments.getFirst(), arguments.getLast());
        equal(arguments.getLast(), arguments.getFirst());
      }
      case "orValue" -> want(call, BoolNode.of(true));
      default -> {}
    }
  }

  private void holds(CelForm.Loop loop) {
    List<String> names = loop.range().variables();
    if (loop.kind() != CelForm.LoopKind.ALL || names.size() != 1 || loop.filter().isPresent()) {
      return;
    }
    String name = names.getFirst();
    for (FieldPath list : lists(loop.range().over())) {
      Optional<FieldPath> outer = Optional.ofNullable(this.names.put(name, list.each()));
      holds(loop.body());
      this.names.remove(name);
      outer.ifPresent(path -> this.names.put(name, path));
    }
  }

  /** The lists whose elements a loop sees. */
  private List<FieldPath> lists(CelForm form) {
    Optional<FieldPath> one = path(form);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    List<FieldPath> out = new ArrayList<>();
    if (form instanceof CelForm.Call call && call.function().equals("_+_")) {
      call.arguments().forEach(part -> out.addAll(lists(part)));
    }
    variable(form).ifPresent(value -> deeper(() -> out.addAll(lists(value))));
    return out;
  }

  private void equal(CelForm field, CelForm value) {
    if (value instanceof CelForm.Literal(Value literal, _) && literal instanceof Node wanted) {
      want(field, wanted);
    }
  }

  private void want(CelForm field, Node wanted) {
    boolean absentIsRight =
        field instanceof CelForm.Call call
            && call.function().equals("orValue")
            && call.arguments().getFirst() instanceof CelForm.Literal(Value otherwise, _)
            && otherwise.equals(wanted);
    path(field).ifPresent(path -> fields.want(path.keys(absentIsRight), wanted));
  }

  /** The field that is read of the resource or an element; empty for anything else. */
  private Optional<FieldPath> path(CelForm form) {
    return switch (form) {
      case CelForm.Name(String name, _) -> Optional.ofNullable(names.get(name));
      case CelForm.Select select -> path(select);
      case CelForm.Call call -> path(call);
      case CelForm.Literal _,
          CelForm.Has _,
          CelForm.ListLiteral _,
          CelForm.MapLiteral _,
          CelForm.Loop _,
          CelForm.Bind _ ->
          Optional.empty();
    };
  }

  private Optional<FieldPath> path(CelForm.Select select) {
    List<FieldPath> found = new ArrayList<>();
    variable(select).ifPresent(value -> deeper(() -> path(value).ifPresent(found::add)));
    return found.isEmpty()
        ? path(select.operand()).map(operand -> operand.field(select.field()))
        : Optional.of(found.getFirst());
  }

  private Optional<FieldPath> path(CelForm.Call call) {
    List<CelForm> arguments = call.arguments();
    if (call.function().equals("orValue") && call.target().isPresent()) {
      return path(call.target().get());
    }
    boolean isOptional = call.function().equals("_?._");
    if (!(isOptional || call.function().equals("_[_]"))
        || !(arguments.getLast() instanceof CelForm.Literal(StringNode(String field), _))) {
      return Optional.empty();
    }
    return path(arguments.getFirst())
        .map(operand -> isOptional ? operand.optional(field) : operand.field(field));
  }

  /** The expression of {@code variables.x}. */
  private Optional<CelForm> variable(CelForm form) {
    return form instanceof CelForm.Select(CelForm.Name(String name, _), String field, _)
            && name.equals("variables")
        ? Optional.ofNullable(variables.get(field))
        : Optional.empty();
  }

  private void deeper(Runnable step) {
    if (depth < DEEPEST) {
      depth++;
      step.run();
      depth--;
    }
  }
}
