package dev.ephor.engine.compile;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes rules for the kinds that make pods from rules for pods, as trees.
 *
 * <p>A generated rule differs from the written one in its name, in the kinds of match and exclude,
 * in patterns, which are moved to where the kind keeps its pod template, and in texts ({@link
 * AutogenText}). Image extractors are left out: they are for the written kind.
 */
final class AutogenRules {
  private static final int NAME_MAX = 63;
  private static final String NAME = "autogen-";
  private static final String CRON_JOB_NAME = "autogen-cronjob-";

  private final AutogenPlace place;
  private final String namePrefix;
  private final ArrayNode kinds;

  /** Whether filters that name no pod get the kinds too, lest they match something else. */
  private final boolean allFilters;

  private final AutogenText text;

  private AutogenRules(
      AutogenPlace place, String namePrefix, List<String> selectors, boolean allFilters) {
    this.place = place;
    this.namePrefix = namePrefix;
    this.kinds = ArrayNode.of(selectors.stream().map(StringNode::of).toList());
    this.allFilters = allFilters;
    this.text = new AutogenText(place);
  }

  /** Rules for kinds with a pod template. */
  static AutogenRules forTemplates(List<String> selectors) {
    return new AutogenRules(AutogenPlace.TEMPLATE, NAME, selectors, false);
  }

  /** Rules for CronJob. */
  static AutogenRules forCronJob() {
    return new AutogenRules(
        AutogenPlace.JOB_TEMPLATE, CRON_JOB_NAME, List.of(AutogenTarget.CRON_JOB.selector()), true);
  }

  /** The rule made from {@code written}; empty when none is. */
  Optional<ObjectNode> generate(Node written) {
    if (!(written instanceof ObjectNode rule)) {
      return Optional.empty();
    }
    String name = rule.text("name", "");
    if (kinds.isEmpty() || name.startsWith(NAME) || !AutogenScope.isForPods(rule)) {
      return Optional.empty();
    }
    return body(rule)
        .map(this::withoutPod)
        .map(moved -> moved.with("name", StringNode.of(nameOf(name))).without("imageExtractors"));
  }

  private String nameOf(String name) {
    String full = namePrefix + name;
    return full.length() > NAME_MAX ? full.substring(0, NAME_MAX) : full;
  }

  private ObjectNode withoutPod(ObjectNode rule) {
    boolean cel = rule.object("validate").has("cel");
    Node texts = cel ? text.celRule(rule) : text.everywhere(celPreconditions(rule));
    ObjectNode out = texts instanceof ObjectNode object ? object : rule;
    return change(change(out, "match", this::selection), "exclude", this::selection);
  }

  private ObjectNode celPreconditions(ObjectNode rule) {
    return change(rule, "celPreconditions", text::celRule);
  }

  private Node selection(Node block) {
    if (!(block instanceof ObjectNode object)) {
      return block;
    }
    ObjectNode out = change(object, "resources", node -> description(node, false));
    for (String mode : List.of("any", "all")) {
      out =
          change(
              out,
              mode,
              list -> list instanceof ArrayNode filters ? filters.map(this::filter) : list);
    }
    return out;
  }

  private Node filter(Node node) {
    if (!(node instanceof ObjectNode filter)) {
      return node;
    }
    return allFilters
        ? filter.with("resources", description(filter.object("resources"), true))
        : change(filter, "resources", resources -> description(resources, false));
  }

  private Node description(Node node, boolean always) {
    return node instanceof ObjectNode object
            && (always || AutogenScope.namesPod(object.array("kinds")))
        ? object.with("kinds", kinds)
        : node;
  }

  /** The rule with its patterns moved; empty when its kind of check has no place in a template. */
  private Optional<ObjectNode> body(ObjectNode rule) {
    if (rule.get("mutate") instanceof ObjectNode mutate) {
      return mutate(mutate).map(moved -> rule.with("mutate", moved));
    }
    if (rule.get("validate") instanceof ObjectNode validate) {
      return validate(validate).map(moved -> rule.with("validate", moved));
    }
    return rule.has("verifyImages") ? Optional.of(rule) : Optional.empty();
  }

  private Optional<ObjectNode> mutate(ObjectNode mutate) {
    if (mutate.has("patchStrategicMerge")) {
      return Optional.of(change(mutate, "patchStrategicMerge", place::wrap));
    }
    return mutate.has("foreach") ? Optional.of(mutateEntries(mutate)) : Optional.empty();
  }

  private ObjectNode mutateEntries(ObjectNode step) {
    return change(
        step,
        "foreach",
        list -> list instanceof ArrayNode entries ? entries.map(this::mutateEntry) : list);
  }

  private Node mutateEntry(Node node) {
    return node instanceof ObjectNode entry
        ? mutateEntries(change(entry, "patchStrategicMerge", place::wrap))
        : node;
  }

  private Optional<ObjectNode> validate(ObjectNode validate) {
    if (validate.has("pattern")) {
      return Optional.of(change(validate, "pattern", place::wrap));
    }
    if (validate.has("anyPattern")) {
      return Optional.of(
          change(
              validate,
              "anyPattern",
              list -> list instanceof ArrayNode patterns ? patterns.map(place::wrap) : list));
    }
    boolean movable =
        List.of("deny", "podSecurity", "cel", "foreach").stream().anyMatch(validate::has);
    return movable ? Optional.of(validate) : Optional.empty();
  }

  private static ObjectNode change(ObjectNode object, String field, UnaryOperator<Node> change) {
    Node value = object.get(field);
    return value == null ? object : object.with(field, change.apply(value));
  }
}
