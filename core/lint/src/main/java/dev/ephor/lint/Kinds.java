package dev.ephor.lint;

import dev.ephor.policy.KindSelector;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.scalar.Wildcard;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.SchemaCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the kinds that match blocks and constraints name. Immutable. */
final class Kinds {
  private static final String ANY = "*";

  /** Bodies of subresources that are not the resource itself. */
  private static final Map<String, String> BODIES =
      Map.of(
          "pods/attach", "PodAttachOptions",
          "pods/binding", "Binding",
          "pods/eviction", "Eviction",
          "pods/exec", "PodExecOptions",
          "pods/log", "PodLogOptions",
          "pods/portforward", "PodPortForwardOptions",
          "pods/proxy", "PodProxyOptions",
          "serviceaccounts/token", "TokenRequest");

  private final SchemaCatalog catalog;
  private final List<ResourceType> types;

  Kinds(SchemaCatalog catalog) {
    this.catalog = catalog;
    this.types = catalog.types();
  }

  SchemaCatalog catalog() {
    return catalog;
  }

  List<ResourceType> all() {
    return types;
  }

  /** What a match block is for, by its kinds alone. */
  Subjects of(MatchBlock block) {
    List<MatchBlock.ResourceFilter> filters = block.filters();
    if (filters.isEmpty()) {
      return Subjects.UNKNOWN;
    }
    Subjects out = of(filters.getFirst());
    for (MatchBlock.ResourceFilter filter : filters.subList(1, filters.size())) {
      out =
          switch (block.mode()) {
            case ANY -> out.or(of(filter));
            case ALL -> out.and(of(filter));
          };
    }
    return out;
  }

  private Subjects of(MatchBlock.ResourceFilter filter) {
    List<KindSelector> kinds =
        filter.resources().map(MatchBlock.ResourceDescription::kinds).orElse(List.of());
    Subjects out = new Subjects(List.of(), !kinds.isEmpty());
    for (KindSelector kind : kinds) {
      out = out.or(of(kind));
    }
    return out;
  }

  private Subjects of(KindSelector selector) {
    if (Wildcard.isWild(selector.kind()) || Wildcard.isWild(selector.subresource())) {
      return Subjects.UNKNOWN;
    }
    return bodies(named(selector), selector.subresource());
  }

  /** The kinds that a selector without regard to its subresource matches. */
  List<ResourceType> named(KindSelector selector) {
    return types.stream()
        .filter(type -> Wildcard.matches(selector.kind(), type.name().kind()))
        .filter(type -> Wildcard.matches(selector.group(), type.name().group()))
        .filter(type -> Wildcard.matches(selector.version(), type.name().version()))
        .toList();
  }

  /** What matchConstraints are for. */
  Subjects of(MatchConstraints constraints) {
    Subjects out = new Subjects(List.of(), !constraints.resourceRules().isEmpty());
    for (MatchConstraints.ResourceRule rule : constraints.resourceRules()) {
      for (String resource : rule.resources()) {
        out = out.or(of(rule, resource));
      }
    }
    return out;
  }

  private Subjects of(MatchConstraints.ResourceRule rule, String resource) {
    int slash = resource.indexOf('/');
    String plural = slash < 0 ? resource : resource.substring(0, slash);
    String subresource = slash < 0 ? "" : resource.substring(slash + 1);
    if (plural.equals(ANY) || subresource.equals(ANY)) {
      return Subjects.UNKNOWN;
    }
    boolean isEveryGroupKnown =
        !rule.apiGroups().contains(ANY) && rule.apiGroups().stream().allMatch(catalog::hasGroup);
    Subjects found = bodies(resources(rule, plural), subresource);
    return isEveryGroupKnown ? found : new Subjects(found.types(), !found.types().isEmpty());
  }

  /** The kinds whose resources have the name in a group and version of the rule. */
  List<ResourceType> resources(MatchConstraints.ResourceRule rule, String plural) {
    return types.stream()
        .filter(type -> type.plural().equals(plural))
        .filter(type -> isOneOf(rule.apiGroups(), type.name().group()))
        .filter(type -> isOneOf(rule.apiVersions(), type.name().version()))
        .toList();
  }

  private static boolean isOneOf(List<String> names, String name) {
    return names.contains(ANY) || names.contains(name);
  }

  private Subjects bodies(List<ResourceType> resources, String subresource) {
    if (resources.isEmpty()) {
      return Subjects.UNKNOWN;
    }
    List<ResourceType> out = new ArrayList<>();
    for (ResourceType resource : preferred(resources)) {
      out.add(body(resource, subresource));
    }
    return new Subjects(out, true);
  }

  private ResourceType body(ResourceType resource, String subresource) {
    String kind =
        subresource.equals("scale")
            ? "Scale"
            : BODIES.getOrDefault(resource.plural() + "/" + subresource, "");
    return types.stream()
        .filter(type -> !kind.isEmpty() && type.name().kind().equals(kind))
        .findFirst()
        .orElse(resource);
  }

  /** Of each kind the version that an API server prefers. */
  private static List<ResourceType> preferred(List<ResourceType> resources) {
    Map<String, ResourceType> best = new LinkedHashMap<>();
    for (ResourceType type : resources) {
      best.merge(
          type.name().group() + "/" + type.name().kind(),
          type,
          (known, other) -> isPreferred(other, known) ? other : known);
    }
    return List.copyOf(best.values());
  }

  private static boolean isPreferred(ResourceType left, ResourceType right) {
    int stability = Integer.compare(stability(left), stability(right));
    return stability != 0
        ? stability > 0
        : left.name().version().compareTo(right.name().version()) > 0;
  }

  private static int stability(ResourceType type) {
    String version = type.name().version();
    return version.contains("alpha") ? 0 : version.contains("beta") ? 1 : 2;
  }
}
