package dev.ephor.lint;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.policy.Conditions;
import dev.ephor.policy.VariableText;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Conditions of rules that do not depend on the resource, or on its kind alone. */
final class ConditionCheck {
  private static final Set<String> KIND =
      Set.of("request.object.kind", "request.kind.kind", "request.oldObject.kind");

  private ConditionCheck() {}

  /** Whether the preconditions keep resources of the kind out. */
  static boolean excludes(Optional<Conditions> preconditions, Subject subject) {
    if (preconditions.isEmpty() || subject.label().isEmpty()) {
      return false;
    }
    for (Conditions.Block block : preconditions.get().blocks()) {
      for (Conditions.Condition condition : block.all().orElse(List.of())) {
        if (isOtherKind(condition, subject.label())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOtherKind(Conditions.Condition condition, String kind) {
    if (!KIND.contains(variable(condition.key()))) {
      return false;
    }
    List<String> values = values(condition.value().node());
    if (values.isEmpty() || values.stream().anyMatch(value -> value.contains("{{"))) {
      return false;
    }
    boolean isAmong = values.stream().anyMatch(value -> Wildcard.matches(value, kind));
    return switch (condition.operator()) {
      case "Equals", "Equal", "In", "AnyIn", "AllIn" -> !isAmong;
      case "NotEquals", "NotEqual", "NotIn", "AnyNotIn", "AllNotIn" -> isAmong;
      default -> false;
    };
  }

  private static String variable(Fragment fragment) {
    if (!(fragment.node() instanceof StringNode(String text))) {
      return "";
    }
    List<VariableText.Part> parts = new VariableText(text).parts();
    return parts.size() == 1 && parts.getFirst() instanceof VariableText.Variable(String inner)
        ? inner.strip()
        : "";
  }

  /** Conditions whose key and value hold no variable: the answer is known before the question. */
  static void checkFixed(Conditions conditions, Warnings warnings) {
    for (Conditions.Block block : conditions.blocks()) {
      block.all().orElse(List.of()).forEach(condition -> checkFixed(condition, warnings));
      block.any().orElse(List.of()).forEach(condition -> checkFixed(condition, warnings));
    }
  }

  private static void checkFixed(Conditions.Condition condition, Warnings warnings) {
    boolean isFixed = isFixed(condition.key()) && isFixed(condition.value());
    if (isFixed) {
      warnings.add(
          LintCode.CONSTANT_CONDITION,
          condition.key().at(),
          "the condition has no variable, so it is always the same",
          Optional.of("variables are written `{{ request.object.metadata.name }}`"));
    }
  }

  private static boolean isFixed(Fragment fragment) {
    if (fragment.node() instanceof StringNode(String text)) {
      return !new VariableText(text).nested();
    }
    return fragment.children().stream()
        .allMatch(child -> isFixed(child) && !new VariableText(child.name()).nested());
  }

  private static List<String> values(Node node) {
    List<String> out = new ArrayList<>();
    if (node instanceof StringNode(String text)) {
      out.add(text);
    } else if (node instanceof ArrayNode array) {
      for (Node element : array) {
        if (element instanceof StringNode(String text)) {
          out.add(text);
        }
      }
    }
    return out;
  }
}
