package dev.ephor.cli.suggest;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a pattern wants where it names exactly one value. It only proposes: whether the
 * resource passes afterwards is for the engine to say.
 */
final class PatternRepair {
  private static final List<String> MAPS_OF_TEXT = List.of("labels", "annotations");
  private static final String OPERATORS = "*?|&!<>{}()";

  private final List<Change> changes = new ArrayList<>();

  private PatternRepair() {}

  /** What may be changed to meet the pattern, values that do meet it included. */
  static List<Change> of(Fragment value, Node pattern) {
    PatternRepair repair = new PatternRepair();
    repair.walk(value, pattern);
    return List.copyOf(repair.changes);
  }

  private void walk(Fragment value, Node pattern) {
    switch (pattern) {
      case ObjectNode wanted -> {
        if (value.node() instanceof ObjectNode) {
          wanted.keys().forEach(key -> member(value, key, wanted.getOr(key, NullNode.NULL)));
        }
      }
      case ArrayNode wanted -> {
        // One element stands for all elements; what several mean is not obvious.
        if (wanted.size() == 1 && value.node() instanceof ArrayNode) {
          value.children().forEach(element -> walk(element, wanted.get(0)));
        }
      }
      case StringNode _, NumberNode _, BoolNode _ -> scalar(value, pattern);
      case NullNode _ -> {}
    }
  }

  private void scalar(Fragment value, Node pattern) {
    boolean isScalar =
        value.node() instanceof StringNode
            || value.node() instanceof NumberNode
            || value.node() instanceof BoolNode;
    boolean text = value.node() instanceof StringNode;
    literal(pattern, text)
        .filter(wanted -> isScalar && !wanted.equals(value.node()))
        .ifPresent(wanted -> changes.add(new Change.Replace(value, wanted)));
  }

  private void member(Fragment parent, String key, Node pattern) {
    boolean optional = key.startsWith("=(") && key.endsWith(")");
    String name = optional ? key.substring(2, key.length() - 1) : key;
    if (hasOperator(name)) {
      return;
    }
    Optional<Fragment> found = parent.child(name);
    if (found.isPresent()) {
      walk(found.get(), pattern);
    } else if (!optional) {
      built(pattern, MAPS_OF_TEXT.contains(parent.name()) || MAPS_OF_TEXT.contains(name))
          .ifPresent(value -> changes.add(new Change.Add(parent, name, value)));
    }
  }

  /** A value made of nothing but what the pattern names. */
  private static Optional<Node> built(Node pattern, boolean text) {
    if (!(pattern instanceof ObjectNode object)) {
      return literal(pattern, text);
    }
    ObjectNode.Builder out = ObjectNode.builder();
    for (String key : object.keys()) {
      boolean below = text || MAPS_OF_TEXT.contains(key);
      Optional<Node> value = built(object.getOr(key, NullNode.NULL), below);
      if (hasOperator(key) || value.isEmpty()) {
        return Optional.empty();
      }
      out.put(key, value.get());
    }
    ObjectNode made = out.build();
    return made.size() == 0 ? Optional.empty() : Optional.of(made);
  }

  /** The one value that the pattern's leaf allows; a text may stand for a boolean. */
  private static Optional<Node> literal(Node pattern, boolean text) {
    return switch (pattern) {
      case BoolNode _, NumberNode _ -> Optional.of(pattern);
      case StringNode(String value) -> {
        if (value.isBlank() || hasOperator(value)) {
          yield Optional.empty();
        }
        boolean truth = value.equals("true") || value.equals("false");
        yield Optional.of(truth && !text ? BoolNode.of(value.equals("true")) : pattern);
      }
      case NullNode _, ArrayNode _, ObjectNode _ -> Optional.empty();
    };
  }

  private static boolean hasOperator(String text) {
    return text.chars().anyMatch(sign -> OPERATORS.indexOf(sign) >= 0);
  }
}
