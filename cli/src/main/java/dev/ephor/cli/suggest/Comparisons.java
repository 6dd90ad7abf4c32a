package dev.ephor.cli.suggest;

import dev.ephor.cel.CelForm;
import dev.ephor.cel.CelSyntax;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.policy.CelValidation;
import dev.ephor.policy.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes comparisons of fields with one value as the pattern that asks for the same: deny
 * conditions that a field is another than a value, and CEL's equalities. What leaves a choice is
 * left out; whether the pattern repairs the violation is for the engine to say.
 */
final class Comparisons {
  private static final String RESOURCE = "request.object.";
  private static final List<String> OTHER_THAN =
      List.of("NotEquals", "NotEqual", "NotIn", "AnyNotIn", "AllNotIn");

  private ObjectNode pattern = ObjectNode.EMPTY;

  private Comparisons() {}

  /** What resources have to be for none of the conditions to deny them. */
  static Optional<Node> of(Conditions conditions) {
    Comparisons found = new Comparisons();
    for (Conditions.Block block : conditions.blocks()) {
      block.any().orElse(List.of()).forEach(found::condition);
      // Of several conditions that deny together any could be mended.
      block.all().filter(all -> all.size() == 1).ifPresent(all -> found.condition(all.getFirst()));
    }
    return found.result();
  }

  /** What resources have to be for all expressions to hold. */
  static Optional<Node> of(List<CelValidation> validations) {
    Comparisons found = new Comparisons();
    CelSyntax syntax = new CelSyntax();
    for (CelValidation validation : validations) {
      if (validation.expression().node() instanceof StringNode(String text)) {
        syntax.parse(text).ifPresent(found::holds);
      }
    }
    return found.result();
  }

  private Optional<Node> result() {
    return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
  }

  private void condition(Conditions.Condition condition) {
    if (!OTHER_THAN.contains(condition.operator())
        || !(condition.key().node() instanceof StringNode(String key))) {
      return;
    }
    Node wanted = condition.value().node();
    if (wanted instanceof ArrayNode list && list.size() == 1) {
      wanted = list.get(0);
    }
    want(variablePath(key), wanted);
  }

  /** The fields of {@code {{ request.object.a."b.c" || default }}}; none for anything else. */
  private static List<String> variablePath(String key) {
    String text = key.strip();
    if (!text.startsWith("{{") || text.indexOf("}}") != text.length() - 2) {
      return List.of();
    }
    String path = text.substring(2, text.length() - 2).strip();
    int fallback = path.indexOf("||");
    path = fallback < 0 ? path : path.substring(0, fallback).strip();
    if (!path.startsWith(RESOURCE)) {
      return List.of();
    }
    List<String> out = new ArrayList<>();
    int at = RESOURCE.length();
    while (at < path.length()) {
      boolean quoted = path.charAt(at) == '"';
      int from = quoted ? at + 1 : at;
      int end = path.indexOf(quoted ? '"' : '.', from);
      if (end < 0 && quoted) {
        return List.of();
      }
      end = end < 0 ? path.length() : end;
      String field = path.substring(from, end);
      at = quoted ? end + 1 : end;
      boolean goesOn = at == path.length() || path.charAt(at) == '.';
      if (field.isEmpty() || !goesOn || !(quoted || isName(field))) {
        return List.of();
      }
      out.add(field);
      at++;
    }
    return out;
  }

  private static boolean isName(String field) {
    return field.chars().allMatch(sign -> sign == '_' || Character.isLetterOrDigit(sign));
  }

  private void holds(CelForm form) {
    switch (form) {
      case CelForm.Call call -> holds(call);
      case CelForm.Select _ -> want(path(form), BoolNode.of(true));
      case CelForm.Literal _,
          CelForm.Name _,
          CelForm.Has _,
          CelForm.ListLiteral _,
          CelForm.MapLiteral _,
          CelForm.Loop _,
          CelForm.Bind _ -> {}
    }
  }

  private void holds(CelForm.Call call) {
    List<CelForm> arguments = call.arguments();
    switch (call.function()) {
      case "_&&_" -> arguments.forEach(this::holds);
      case "!_" -> want(path(arguments.getFirst()), BoolNode.of(false));
      case "_==_" -> {
        equal(arguments.getFirst(), arguments.getLast());
        equal(arguments.getLast(), arguments.getFirst());
      }
      case "orValue" -> want(path(call), BoolNode.of(true));
      default -> {}
    }
  }

  private void equal(CelForm field, CelForm value) {
    if (value instanceof CelForm.Literal(Value literal, _) && literal instanceof Node wanted) {
      want(path(field), wanted);
    }
  }

  /** The fields that are read of {@code object}, optional or not; none for anything else. */
  private static List<String> path(CelForm form) {
    return switch (form) {
      case CelForm.Select(CelForm operand, String field, _) -> below(operand, field);
      case CelForm.Call call -> path(call);
      case CelForm.Literal _,
          CelForm.Name _,
          CelForm.Has _,
          CelForm.ListLiteral _,
          CelForm.MapLiteral _,
          CelForm.Loop _,
          CelForm.Bind _ ->
          List.of();
    };
  }

  private static List<String> path(CelForm.Call call) {
    boolean isField = call.function().equals("_?._") || call.function().equals("_[_]");
    if (call.function().equals("orValue") && call.target().isPresent()) {
      return path(call.target().get());
    }
    return isField
            && call.arguments().getLast() instanceof CelForm.Literal literal
            && literal.value() instanceof StringNode field
        ? below(call.arguments().getFirst(), field.value())
        : List.of();
  }

  private static List<String> below(CelForm operand, String field) {
    boolean isObject = operand instanceof CelForm.Name(String name, _) && name.equals("object");
    List<String> out = new ArrayList<>(isObject ? List.of() : path(operand));
    if (!isObject && out.isEmpty()) {
      return List.of();
    }
    out.add(field);
    return out;
  }

  private void want(List<String> path, Node value) {
    if (!path.isEmpty()) {
      pattern = put(pattern, path, value);
    }
  }

  private static ObjectNode put(ObjectNode into, List<String> path, Node value) {
    String key = path.getFirst();
    return path.size() == 1
        ? into.with(key, value)
        : into.with(key, put(into.object(key), path.subList(1, path.size()), value));
  }
}
