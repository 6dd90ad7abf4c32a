package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.match.LabelMatcher;
import dev.ephor.policy.KindSelector;
import dev.ephor.policy.LabelSelector;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.MatchBlock.ResourceDescription;
import dev.ephor.policy.MatchBlock.ResourceFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Match and exclude blocks as the API server's matchConstraints. What it cannot say is a reason not
 * to translate, for a rule that is for more or for less would be another rule. Mutable; for one
 * rule and one thread.
 */
final class MatchTranslation {
  /** The API server leaves the field out of requests for what lives in no namespace. */
  private static final String IN_A_NAMESPACE = "has(request.namespace) && request.namespace != ''";

  /** What a rule without operations is for. */
  private static final List<String> ALL = List.of("CREATE", "UPDATE", "CONNECT", "DELETE");

  private static final String ANY = "*";

  private final KindLookup kinds;
  private final Reasons reasons;
  private final ResourceRules matched = new ResourceRules();
  private final ResourceRules excluded = new ResourceRules();
  private final Set<String> operations = new HashSet<>();
  private ObjectNode namespaces = ObjectNode.EMPTY;
  private ObjectNode objects = ObjectNode.EMPTY;
  private final List<Node> conditions = new ArrayList<>();

  /** Whether the rule may be for what lives in no namespace. */
  private boolean beyondNamespaces = false;

  MatchTranslation(KindLookup kinds, Reasons reasons) {
    this.kinds = kinds;
    this.reasons = reasons;
  }

  void match(MatchBlock block) {
    List<ResourceDescription> descriptions = descriptions(block, "match");
    for (ResourceDescription description : descriptions) {
      check(description);
      operations.addAll(operations(description));
      addKinds(description, matched);
    }
    selectNamespaces(descriptions);
    selectObjects(descriptions);
  }

  /** Adds what a block leaves out: that of the rule itself or that of an exception. */
  void exclude(MatchBlock block, String what) {
    for (ResourceDescription description : descriptions(block, what)) {
      check(description);
      if (description.selector().isPresent() || description.namespaceSelector().isPresent()) {
        no(description, "selectors in " + what + " have no counterpart");
      }
      if (description.namespaces().isEmpty()) {
        addKinds(description, excluded);
      } else if (!description.kinds().isEmpty() || !description.names().isEmpty()) {
        no(description, "resources of certain namespaces in " + what + " have no counterpart");
      } else {
        excludeNamespaces(description);
      }
    }
  }

  /** The Namespaces themselves, and what lives in them. */
  private void excludeNamespaces(ResourceDescription description) {
    if (!operations(description).containsAll(operations)) {
      no(description, "namespaces that are excluded for some operations have no counterpart");
    }
    excluded.add(
        new ResourceRules.Shared("", "v1", operations(description), description.namespaces()),
        "namespaces");
    namespaces = NamespaceRule.named(namespaces, "NotIn", description.namespaces());
  }

  private List<ResourceDescription> descriptions(MatchBlock block, String what) {
    if (block.mode() == MatchBlock.Mode.ALL && block.filters().size() > 1) {
      reasons.add(Reason.MATCH, block.source(), "several filters under `all` have no counterpart");
    }
    List<ResourceDescription> out = new ArrayList<>();
    for (ResourceFilter filter : block.filters()) {
      if (!filter.users().isEmpty()) {
        reasons.add(
            Reason.MATCH,
            filter.source(),
            "roles and subjects in " + what + " have no counterpart");
      }
      filter.resources().ifPresent(out::add);
    }
    return out;
  }

  private void check(ResourceDescription description) {
    if (!description.annotations().isEmpty()) {
      no(description, "annotations have no counterpart");
    }
    if (description.names().stream().anyMatch(MatchTranslation::isWildcard)) {
      no(description, "wildcards in names have no counterpart");
    }
    if (description.namespaces().stream().anyMatch(MatchTranslation::isWildcard)) {
      no(description, "wildcards in namespaces have no counterpart");
    }
    Set<String> labels = new HashSet<>();
    description.selector().ifPresent(found -> addLabels(found, labels));
    description.namespaceSelector().ifPresent(found -> addLabels(found, labels));
    if (labels.stream().anyMatch(MatchTranslation::isWildcard)) {
      no(description, "wildcards in selectors have no counterpart");
    }
  }

  private static void addLabels(LabelSelector selector, Set<String> to) {
    to.addAll(selector.matchLabels().keySet());
    to.addAll(selector.matchLabels().values());
  }

  private static boolean isWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private void no(ResourceDescription description, String message) {
    reasons.add(Reason.MATCH, description.source(), message);
  }

  private static List<String> operations(ResourceDescription description) {
    return description.operations().isEmpty() ? ALL : description.operations();
  }

  private void addKinds(ResourceDescription description, ResourceRules to) {
    List<String> operations = operations(description);
    List<String> names = description.names();
    if (description.kinds().isEmpty()) {
      beyondNamespaces |= to == matched;
      to.add(new ResourceRules.Shared(ANY, ANY, operations, names), "*/*");
    }
    for (KindSelector selector : description.kinds()) {
      if (selector.kind().equals(ANY)) {
        beyondNamespaces |= to == matched;
        String resource = selector.subresource().isEmpty() ? ANY : "*/" + selector.subresource();
        to.add(
            new ResourceRules.Shared(selector.group(), selector.version(), operations, names),
            resource);
        continue;
      }
      List<KindLookup.Found> found = kinds.find(selector);
      if (found.isEmpty()) {
        no(description, "kind `" + selector.text() + "` is not known");
      }
      for (KindLookup.Found kind : found) {
        beyondNamespaces |= to == matched && (!kind.namespaced() || isNamespaces(kind));
        ResourceRules.Shared shared =
            new ResourceRules.Shared(
                kind.resource().group(), kind.resource().version(), operations, names);
        resources(kind, selector).forEach(resource -> to.add(shared, resource));
      }
    }
  }

  private static boolean isNamespaces(KindLookup.Found kind) {
    return kind.resource().resource().equals("namespaces") && kind.resource().group().isEmpty();
  }

  /** Rules for Pods are for their ephemeral containers as well, which come as a subresource. */
  private static List<String> resources(KindLookup.Found kind, KindSelector selector) {
    String resource = kind.resource().resource();
    if (!selector.subresource().isEmpty()) {
      return List.of(resource + "/" + selector.subresource());
    }
    return resource.equals("pods") && kind.resource().group().isEmpty()
        ? List.of(resource, resource + "/ephemeralcontainers")
        : List.of(resource);
  }

  private void selectNamespaces(List<ResourceDescription> descriptions) {
    Set<Set<String>> names = new HashSet<>();
    descriptions.forEach(one -> names.add(new TreeSet<>(one.namespaces())));
    boolean selects = descriptions.stream().anyMatch(one -> one.namespaceSelector().isPresent());
    if (names.size() > 1 || (selects && descriptions.size() > 1)) {
      no(descriptions.getFirst(), "filters that differ in their namespaces have no counterpart");
      return;
    }
    if (descriptions.isEmpty()) {
      return;
    }
    ResourceDescription first = descriptions.getFirst();
    first.namespaceSelector().ifPresent(this::selectNamespaces);
    if (!first.namespaces().isEmpty()) {
      namespaces = NamespaceRule.named(namespaces, "In", first.namespaces());
      if (beyondNamespaces) {
        // To the API server a selector of namespaces says nothing about what lives in none.
        conditions.add(
            NativeDocuments.condition(
                "in-a-namespace",
                IN_A_NAMESPACE + " || request.resource.resource == 'namespaces'"));
      }
    }
  }

  private void selectNamespaces(LabelSelector selector) {
    namespaces = node(selector);
    if (beyondNamespaces) {
      boolean selectsNone = LabelMatcher.of(selector).matches(ObjectNode.EMPTY);
      conditions.add(
          NativeDocuments.condition(
              "no-namespace",
              "request.resource.resource != 'namespaces'"
                  + (selectsNone ? "" : " && " + IN_A_NAMESPACE)));
    }
  }

  private void selectObjects(List<ResourceDescription> descriptions) {
    List<LabelSelector> selectors =
        descriptions.stream().map(ResourceDescription::selector).flatMap(Optional::stream).toList();
    if (!selectors.isEmpty() && descriptions.size() > 1) {
      no(descriptions.getFirst(), "filters that differ in their selectors have no counterpart");
    } else if (!selectors.isEmpty()) {
      objects = node(selectors.getFirst());
    }
  }

  private static ObjectNode node(LabelSelector selector) {
    return selector.source().node() instanceof ObjectNode written ? written : ObjectNode.EMPTY;
  }

  /** Conditions that say what selectors cannot. */
  List<Node> conditions() {
    return List.copyOf(conditions);
  }

  ObjectNode constraints() {
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("matchPolicy", "Equivalent")
            .put("resourceRules", matched.toNode());
    if (!excluded.isEmpty()) {
      out.put("excludeResourceRules", excluded.toNode());
    }
    put(out, "namespaceSelector", namespaces);
    put(out, "objectSelector", objects);
    return out.build();
  }

  private static void put(ObjectNode.Builder out, String field, ObjectNode selector) {
    if (!selector.isEmpty()) {
      out.put(field, selector);
    }
  }

  /** Empty for a list without elements. */
  static Optional<ArrayNode> list(List<Node> nodes) {
    return nodes.isEmpty() ? Optional.empty() : Optional.of(ArrayNode.of(nodes));
  }
}
