package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code matchConstraints} that are for pods and nothing else, made to be for other kinds. */
final class AutogenConstraints {
  private AutogenConstraints() {}

  /**
   * The only rule of constraints that match exactly the pods of {@code v1}; empty for all others,
   * and where names, labels or excluded resources select, for which a kind that makes pods has
   * others.
   */
  static Optional<ObjectNode> podRule(ObjectNode constraints) {
    ArrayNode rules = constraints.array("resourceRules");
    if (rules.size() != 1
        || !(rules.get(0) instanceof ObjectNode rule)
        || !constraints.array("excludeResourceRules").isEmpty()
        || selects(constraints.object("objectSelector"))) {
      return Optional.empty();
    }
    boolean pods =
        AutogenScope.texts(rule.array("apiGroups")).equals(List.of(""))
            && AutogenScope.texts(rule.array("apiVersions")).equals(List.of(AutogenTarget.VERSION))
            && AutogenScope.texts(rule.array("resources")).equals(List.of("pods"))
            && rule.array("resourceNames").isEmpty();
    return pods ? Optional.of(rule) : Optional.empty();
  }

  private static boolean selects(ObjectNode selector) {
    return !selector.object("matchLabels").isEmpty()
        || !selector.array("matchExpressions").isEmpty();
  }

  /** The constraints with one rule a group of {@code targets} in place of {@code podRule}. */
  static ObjectNode retarget(
      ObjectNode constraints, ObjectNode podRule, List<AutogenTarget> targets) {
    List<Node> rules = new ArrayList<>();
    for (String group : targets.stream().map(AutogenTarget::group).distinct().toList()) {
      List<StringNode> resources =
          targets.stream()
              .filter(target -> target.group().equals(group))
              .map(target -> StringNode.of(target.resource()))
              .toList();
      rules.add(
          ObjectNode.builder()
              .put("apiGroups", ArrayNode.of(StringNode.of(group)))
              .put("apiVersions", ArrayNode.of(StringNode.of(AutogenTarget.VERSION)))
              .put("operations", podRule.getOr("operations", NullNode.NULL))
              .put("resources", ArrayNode.of(resources))
              .build());
    }
    return constraints.with("resourceRules", ArrayNode.of(rules));
  }
}
