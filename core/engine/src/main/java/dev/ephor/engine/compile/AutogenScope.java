package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.policy.KindSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which rules autogen is for.
 *
 * <p>One rule that cannot be carried over to the kinds that make pods stops autogen for its whole
 * policy, as in Kyverno: a rule that selects by name, label or annotation, that names a pod beside
 * other kinds, that generates, or that mutates with a JSON patch.
 */
final class AutogenScope {
  private static final String POD = "Pod";

  private AutogenScope() {}

  /** Whether rules may be generated for a policy with these rules. */
  static boolean allows(List<ObjectNode> rules) {
    List<ObjectNode> descriptions =
        rules.stream().flatMap(rule -> descriptions(rule).stream()).toList();
    return rules.stream().noneMatch(AutogenScope::bodyStops)
        && descriptions.stream().noneMatch(AutogenScope::stops)
        && descriptions.stream().anyMatch(AutogenScope::isPodAlone);
  }

  /** Whether the rule is for pods: it matches them, and excludes no other kind. */
  static boolean isForPods(ObjectNode rule) {
    List<String> excluded = kinds(rule, "exclude");
    return kinds(rule, "match").stream().anyMatch(AutogenScope::isPodItself)
        && (excluded.isEmpty() || excluded.stream().anyMatch(AutogenScope::isPod))
        && !isForExisting(rule);
  }

  /** Whether one of the kinds is a pod, of whatever group and version. */
  static boolean namesPod(ArrayNode kinds) {
    return texts(kinds).stream().anyMatch(AutogenScope::isPod);
  }

  /** A pod or one of its subresources. */
  private static boolean isPod(String kind) {
    return KindSelector.parse(kind).filter(selector -> selector.kind().equals(POD)).isPresent();
  }

  /** Subresources of pods have no counterpart in the kinds that make pods. */
  private static boolean isPodItself(String kind) {
    return KindSelector.parse(kind)
        .filter(selector -> selector.kind().equals(POD) && selector.subresource().isEmpty())
        .isPresent();
  }

  /** A rule that changes other resources says nothing about the one that triggers it. */
  private static boolean isForExisting(ObjectNode rule) {
    return !rule.object("mutate").array("targets").isEmpty();
  }

  private static boolean bodyStops(ObjectNode rule) {
    ObjectNode mutate = rule.object("mutate");
    return isSet(rule, "generate") || patchesJson(mutate);
  }

  private static boolean patchesJson(ObjectNode step) {
    return !step.text("patchesJson6902", "").isEmpty()
        || objects(step.array("foreach")).stream().anyMatch(AutogenScope::patchesJson);
  }

  private static boolean stops(ObjectNode description) {
    List<String> kinds = texts(description.array("kinds"));
    return !description.text("name", "").isEmpty()
        || !description.array("names").isEmpty()
        || isSet(description, "selector")
        || isSet(description, "annotations")
        || (kinds.size() > 1 && kinds.stream().anyMatch(AutogenScope::isPod));
  }

  private static boolean isPodAlone(ObjectNode description) {
    return texts(description.array("kinds")).equals(List.of(POD));
  }

  private static boolean isSet(ObjectNode object, String field) {
    return object.getOr(field, NullNode.NULL) != NullNode.NULL;
  }

  private static List<String> kinds(ObjectNode rule, String block) {
    return descriptions(rule.object(block), new ArrayList<>()).stream()
        .flatMap(description -> texts(description.array("kinds")).stream())
        .toList();
  }

  private static List<ObjectNode> descriptions(ObjectNode rule) {
    return descriptions(
        rule.object("exclude"), descriptions(rule.object("match"), new ArrayList<>()));
  }

  private static List<ObjectNode> descriptions(ObjectNode block, List<ObjectNode> out) {
    out.add(block.object("resources"));
    Stream.of("any", "all")
        .flatMap(mode -> objects(block.array(mode)).stream())
        .map(filter -> filter.object("resources"))
        .forEach(out::add);
    return out;
  }

  static List<ObjectNode> objects(ArrayNode array) {
    List<ObjectNode> out = new ArrayList<>();
    for (Node element : array) {
      if (element instanceof ObjectNode object) {
        out.add(object);
      }
    }
    return out;
  }

  static List<String> texts(ArrayNode array) {
    List<String> out = new ArrayList<>();
    for (Node element : array) {
      if (element instanceof StringNode(String text)) {
        out.add(text);
      }
    }
    return out;
  }
}
