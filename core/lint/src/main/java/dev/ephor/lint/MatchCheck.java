package dev.ephor.lint;

import dev.ephor.document.Fragment;
import dev.ephor.policy.MatchBlock;
import dev.ephor.policy.MatchConstraints;
import dev.ephor.policy.Rule;
import dev.ephor.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** Rules and policies that are for no resource at all. */
final class MatchCheck {
  private static final String ANY = "*";

  private final Kinds kinds;
  private final Warnings warnings;

  MatchCheck(Kinds kinds, Warnings warnings) {
    this.kinds = kinds;
    this.warnings = warnings;
  }

  void check(Rule.Selection selection) {
    MatchBlock match = selection.match();
    for (MatchBlock.ResourceFilter filter : match.filters()) {
      filter.resources().ifPresent(this::namespaces);
    }
    if (isDisjoint(match)) {
      warn(match.source(), "the kinds of `all` have none in common, so the rule matches nothing");
    }
    MatchBlock exclude = selection.exclude();
    boolean isCovered =
        !match.isEmpty()
            && !exclude.isEmpty()
            && isAlternatives(exclude)
            && (match.mode() == MatchBlock.Mode.ALL
                ? match.filters().stream().anyMatch(filter -> isExcluded(filter, exclude))
                : match.filters().stream().allMatch(filter -> isExcluded(filter, exclude)));
    if (isCovered) {
      warn(exclude.source(), "`exclude` covers all that is matched, so the rule matches nothing");
    }
  }

  private static boolean isAlternatives(MatchBlock block) {
    return block.mode() == MatchBlock.Mode.ANY || block.filters().size() == 1;
  }

  private static boolean isExcluded(MatchBlock.ResourceFilter filter, MatchBlock exclude) {
    return exclude.filters().stream().anyMatch(each -> covers(each, filter));
  }

  /** Whether the one takes out all that the other selects: by kinds, and nothing else is asked. */
  private static boolean covers(
      MatchBlock.ResourceFilter exclude, MatchBlock.ResourceFilter match) {
    if (!exclude.users().isEmpty()
        || exclude.resources().isEmpty()
        || match.resources().isEmpty()) {
      return false;
    }
    MatchBlock.ResourceDescription out = exclude.resources().get();
    MatchBlock.ResourceDescription in = match.resources().get();
    boolean isKindAlone =
        within(in.names(), out.names())
            && within(in.namespaces(), out.namespaces())
            && within(in.operations(), out.operations())
            && out.annotations().isEmpty()
            && out.selector().isEmpty()
            && out.namespaceSelector().isEmpty();
    List<String> outKinds = out.kinds().stream().map(kind -> kind.text()).toList();
    return isKindAlone
        && !in.kinds().isEmpty()
        && in.kinds().stream().allMatch(kind -> outKinds.contains(kind.text()));
  }

  /** Whether the other list does not restrict, or lets all of this one through. */
  private static boolean within(List<String> selected, List<String> excluded) {
    return excluded.isEmpty() || (!selected.isEmpty() && excluded.containsAll(selected));
  }

  private boolean isDisjoint(MatchBlock match) {
    if (match.mode() != MatchBlock.Mode.ALL || match.filters().size() < 2) {
      return false;
    }
    Subjects all = kinds.of(match);
    boolean isKnown =
        match.filters().stream()
            .allMatch(filter ->
                kinds
                    .of(new MatchBlock(MatchBlock.Mode.ANY, List.of(filter), match.source()))
                    .isComplete());
    return isKnown && all.types().isEmpty();
  }

  /** Only namespaced resources have a namespace; a Namespace is asked for its own name. */
  private void namespaces(MatchBlock.ResourceDescription resources) {
    if (resources.namespaces().isEmpty() || resources.kinds().isEmpty()) {
      return;
    }
    boolean isOfNone =
        resources.kinds().stream()
            .allMatch(kind -> {
              List<ResourceType> named = kinds.named(kind);
              return kind.subresource().isEmpty()
                  && !named.isEmpty()
                  && named.stream()
                      .noneMatch(
                          type -> type.namespaced() || type.name().kind().equals("Namespace"));
            });
    if (isOfNone) {
      Fragment at = resources.source().child("namespaces").orElse(resources.source());
      warn(at, "these kinds live in no namespace, so this matches nothing");
    }
  }

  void check(MatchConstraints constraints) {
    for (MatchConstraints.ResourceRule rule : constraints.resourceRules()) {
      scope(rule);
    }
    boolean isCovered =
        !constraints.resourceRules().isEmpty()
            && constraints.resourceRules().stream()
                .allMatch(rule ->
                    constraints.excludeResourceRules().stream()
                        .anyMatch(exclude -> covers(exclude, rule)));
    if (isCovered) {
      Fragment at = constraints.source().child("excludeResourceRules").orElse(constraints.source());
      warn(at, "`excludeResourceRules` covers all that is matched, so the policy matches nothing");
    }
  }

  private static boolean covers(
      MatchConstraints.ResourceRule exclude, MatchConstraints.ResourceRule rule) {
    return all(exclude.apiGroups(), rule.apiGroups())
        && all(exclude.apiVersions(), rule.apiVersions())
        && all(exclude.resources(), rule.resources())
        && all(exclude.operations(), rule.operations())
        && (exclude.scope().equals(ANY) || exclude.scope().equals(rule.scope()))
        && within(rule.resourceNames(), exclude.resourceNames());
  }

  private static boolean all(List<String> excluded, List<String> selected) {
    return excluded.contains(ANY) || (!selected.isEmpty() && excluded.containsAll(selected));
  }

  private void scope(MatchConstraints.ResourceRule rule) {
    if (rule.scope().equals(ANY)) {
      return;
    }
    boolean isNamespaced = rule.scope().equals("Namespaced");
    boolean isOfNone =
        !rule.resources().isEmpty()
            && rule.resources().stream()
                .allMatch(resource -> {
                  List<ResourceType> named = kinds.resources(rule, resource);
                  return !named.isEmpty()
                      && named.stream().noneMatch(type -> type.namespaced() == isNamespaced);
                });
    if (isOfNone) {
      Fragment at = rule.source().child("scope").orElse(rule.source());
      String where = isNamespaced ? "live in no namespace" : "live in namespaces";
      warn(at, "these resources " + where + ", so this matches nothing");
    }
  }

  private void warn(Fragment at, String message) {
    warnings.add(LintCode.NEVER_MATCHES, at.at(), message, Optional.empty());
  }
}
