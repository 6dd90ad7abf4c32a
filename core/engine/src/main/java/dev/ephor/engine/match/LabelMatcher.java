package dev.ephor.engine.match;

import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.policy.LabelSelector;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.TreeMap;

/** A label selector, compiled; wildcards in matchLabels as Kyverno's kinds allow them. */
public final class LabelMatcher {
  private final List<Wanted> labels;
  private final List<LabelSelector.Requirement> expressions;

  private record Wanted(Wildcard key, String plainKey, Wildcard value) {}

  private LabelMatcher(List<Wanted> labels, List<LabelSelector.Requirement> expressions) {
    this.labels = labels;
    this.expressions = expressions;
  }

  public static LabelMatcher of(LabelSelector selector) {
    List<Wanted> labels =
        new TreeMap<>(selector.matchLabels())
            .entrySet().stream()
                .map(label ->
                    new Wanted(
                        Wildcard.compile(label.getKey()),
                        label.getKey(),
                        Wildcard.compile(label.getValue())))
                .toList();
    return new LabelMatcher(labels, selector.matchExpressions());
  }

  /** Whether {@code metadata.labels} satisfy every part of the selector. */
  public boolean matches(ObjectNode labelled) {
    for (Wanted wanted : labels) {
      if (!has(labelled, wanted)) {
        return false;
      }
    }
    for (LabelSelector.Requirement requirement : expressions) {
      if (!satisfies(labelled, requirement)) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(ObjectNode labels, Wanted wanted) {
    if (labels.get(wanted.plainKey()) instanceof StringNode(String value)) {
      return wanted.value().matches(value);
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.value(i) instanceof StringNode(String value)
          && wanted.key().matches(labels.key(i))
          && wanted.value().matches(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean satisfies(ObjectNode labels, LabelSelector.Requirement requirement) {
    boolean present = labels.get(requirement.key()) instanceof StringNode;
    String value = labels.text(requirement.key(), "");
    return switch (requirement.operator()) {
      case IN -> present && requirement.values().contains(value);
      case NOT_IN -> !present || !requirement.values().contains(value);
      case EXISTS -> present;
      case DOES_NOT_EXIST -> !present;
    };
  }
}
