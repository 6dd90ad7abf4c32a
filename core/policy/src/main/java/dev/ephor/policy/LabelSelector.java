package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;

/**
 * A Kubernetes label selector. In Kyverno's own kinds, keys and values of {@code matchLabels} may
 * hold wildcards.
 */
public record LabelSelector(
    Map<String, String> matchLabels, List<Requirement> matchExpressions, Fragment source) {
  public LabelSelector {
    matchLabels = Map.copyOf(matchLabels);
    matchExpressions = List.copyOf(matchExpressions);
  }

  public boolean isEmpty() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  /** One matchExpressions entry. */
  public record Requirement(String key, Operator operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }
  }

  /** Operators of matchExpressions. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST
  }
}
