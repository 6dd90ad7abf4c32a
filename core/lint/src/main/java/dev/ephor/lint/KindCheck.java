package dev.ephor.lint;

import dev.ephor.document.Fragment;
import dev.ephor.document.NearestName;
import dev.ephor.policy.KindSelector;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.scalar.Wildcard;
import dev.ephor.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds and resources that are named but do not exist. */
final class KindCheck {
  private static final String ANY = "*";

  private final Kinds kinds;
  private final Warnings warnings;

  KindCheck(Kinds kinds, Warnings warnings) {
    this.kinds = kinds;
    this.warnings = warnings;
  }

  void check(MatchBlock block) {
    for (MatchBlock.ResourceFilter filter : block.filters()) {
      filter.resources().ifPresent(this::check);
    }
  }

  private void check(MatchBlock.ResourceDescription resources) {
    Fragment list = resources.source().child("kinds").orElse(resources.source());
    for (int i = 0; i < resources.kinds().size(); i++) {
      KindSelector selector = resources.kinds().get(i);
      check(selector, entry(list, selector.text()).orElse(list));
    }
  }

  private static Optional<Fragment> entry(Fragment list, String text) {
    return list.children().stream()
        .filter(child ->
            child.node() instanceof dev.ephor.document.StringNode(String value)
                && value.equals(text))
        .findFirst();
  }

  private void check(KindSelector selector, Fragment at) {
    List<ResourceType> found = kinds.named(selector);
    if (!found.isEmpty()) {
      checkSubresource(selector, found, at);
      return;
    }
    if (Wildcard.isWild(selector.kind())) {
      return;
    }
    boolean isGroupGiven = !Wildcard.isWild(selector.group());
    if (isGroupGiven && !kinds.catalog().hasGroup(selector.group())) {
      return;
    }
    List<String> candidates = candidates(selector.group());
    if (candidates.contains(selector.kind())) {
      return; // Another version of it: clusters differ in what they serve.
    }
    Optional<String> meant = meant(selector.kind(), candidates);
    if (isGroupGiven || meant.isPresent()) {
      warnings.add(
          LintCode.UNKNOWN_KIND,
          at.at(),
          "kind `" + selector.kind() + "` does not exist" + inGroup(selector.group()),
          meant.map(name -> "did you mean `" + name + "`?"));
    }
  }

  private static String inGroup(String group) {
    return Wildcard.isWild(group) ? "" : " in API group `" + group + "`";
  }

  private List<String> candidates(String group) {
    return kinds.all().stream()
        .map(ResourceType::name)
        .filter(name -> Wildcard.matches(group, name.group()))
        .map(ResourceType.Name::kind)
        .distinct()
        .toList();
  }

  /**
   * The kind that a name that is none was meant to be: written otherwise, as its resource, or with
   * one slip. More would take kinds of others for misspelt kinds of Kubernetes.
   */
  private Optional<String> meant(String kind, List<String> candidates) {
    String lower = kind.toLowerCase(Locale.ROOT);
    for (ResourceType type : kinds.all()) {
      String name = type.name().kind();
      if (candidates.contains(name)
          && (name.toLowerCase(Locale.ROOT).equals(lower) || type.plural().equals(lower))) {
        return Optional.of(name);
      }
    }
    return NearestName.within(kind, candidates, 1);
  }

  private void checkSubresource(KindSelector selector, List<ResourceType> found, Fragment at) {
    String subresource = selector.subresource();
    boolean isUnknown =
        !subresource.isEmpty()
            && !Wildcard.isWild(subresource)
            && !Wildcard.isWild(selector.kind())
            && found.stream().noneMatch(type -> type.subresources().contains(subresource));
    if (isUnknown) {
      warnSubresource(found.getFirst(), subresource, at);
    }
  }

  private void warnSubresource(ResourceType type, String subresource, Fragment at) {
    warnings.add(
        LintCode.UNKNOWN_KIND,
        at.at(),
        "`" + type.name().kind() + "` has no subresource `" + subresource + "`",
        NearestName.help(subresource, type.subresources()));
  }

  void check(MatchConstraints constraints) {
    constraints.resourceRules().forEach(this::check);
    constraints.excludeResourceRules().forEach(this::check);
  }

  private void check(MatchConstraints.ResourceRule rule) {
    Fragment list = rule.source().child("resources").orElse(rule.source());
    for (String resource : rule.resources()) {
      check(rule, resource, entry(list, resource).orElse(list));
    }
  }

  private void check(MatchConstraints.ResourceRule rule, String resource, Fragment at) {
    int slash = resource.indexOf('/');
    String plural = slash < 0 ? resource : resource.substring(0, slash);
    String subresource = slash < 0 ? "" : resource.substring(slash + 1);
    if (plural.equals(ANY) || !rule.apiGroups().stream().allMatch(this::isKnownOrAny)) {
      return;
    }
    List<ResourceType> named =
        kinds.all().stream()
            .filter(type -> type.plural().equals(plural))
            .filter(type ->
                rule.apiGroups().contains(ANY) || rule.apiGroups().contains(type.name().group()))
            .toList();
    if (!named.isEmpty()) {
      boolean isUnknown =
          !subresource.isEmpty()
              && !subresource.equals(ANY)
              && named.stream().noneMatch(type -> type.subresources().contains(subresource));
      if (isUnknown) {
        warnSubresource(named.getFirst(), subresource, at);
      }
      return;
    }
    warnResource(rule, plural, at);
  }

  private boolean isKnownOrAny(String group) {
    return group.equals(ANY) || kinds.catalog().hasGroup(group);
  }

  private void warnResource(MatchConstraints.ResourceRule rule, String plural, Fragment at) {
    List<ResourceType> elsewhere =
        kinds.all().stream()
            .filter(type -> type.plural().equals(plural) || isNamed(type, plural))
            .toList();
    Optional<ResourceType> misspelt =
        elsewhere.stream()
            .filter(type ->
                rule.apiGroups().contains(ANY) || rule.apiGroups().contains(type.name().group()))
            .findFirst();
    if (misspelt.isPresent()) {
      add(plural, at, Optional.of("did you mean `" + misspelt.get().plural() + "`?"));
      return;
    }
    if (!elsewhere.isEmpty()) {
      String group = elsewhere.getFirst().name().group();
      String named = group.isEmpty() ? "the core group, written `\"\"`" : "`" + group + "`";
      add(plural, at, Optional.of("its API group is " + named));
      return;
    }
    List<String> plurals = new ArrayList<>();
    for (ResourceType type : kinds.all()) {
      plurals.add(type.plural());
    }
    Optional<String> near = NearestName.within(plural, plurals, 1);
    if (near.isPresent() || !rule.apiGroups().contains(ANY)) {
      add(plural, at, near.map(name -> "did you mean `" + name + "`?"));
    }
  }

  private void add(String plural, Fragment at, Optional<String> help) {
    warnings.add(
        LintCode.UNKNOWN_KIND,
        at.at(),
        "resource `" + plural + "` does not exist in the API groups of this rule",
        help);
  }

  /** Whether the text is the kind and not its resource's name: {@code deployment}. */
  private static boolean isNamed(ResourceType type, String text) {
    return !type.plural().isEmpty() && type.name().kind().equalsIgnoreCase(text);
  }
}
