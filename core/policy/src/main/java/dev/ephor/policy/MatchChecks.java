package dev.ephor.policy;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * Match blocks that select nothing, or more than anybody can mean. The rules are those of Kyverno's
 * admission checks, found by trying them; where the meaning is clear all the same, the mistake is a
 * warning.
 */
final class MatchChecks {
  private static final String KINDS_HELP = "list the kinds that are meant in `resources.kinds`";

  private MatchChecks() {}

  static void check(Rule rule, Findings findings) {
    MatchBlock match = rule.selection().match();
    MatchBlock exclude = rule.selection().exclude();
    kinds(match, findings);
    selectors(match, findings);
    selectors(exclude, findings);
    nothingLeft(match, exclude, findings);
    wildcard(rule, findings);
  }

  /** Every filter has to name kinds; where all must hold, one that does is enough to be clear. */
  private static void kinds(MatchBlock match, Findings findings) {
    boolean clear =
        switch (match.mode()) {
          case ALL -> match.filters().stream().anyMatch(MatchChecks::hasKinds);
          case ANY -> false;
        };
    for (MatchBlock.ResourceFilter filter : match.filters()) {
      if (hasKinds(filter)) {
        continue;
      }
      Fragment place =
          filter.resources().map(MatchBlock.ResourceDescription::source).orElse(filter.source());
      String message = "filter of `match` names no kinds";
      if (clear) {
        PolicyMistake.MATCH_BLOCK.warn(place, findings, message, KINDS_HELP);
      } else {
        PolicyMistake.MATCH_BLOCK.at(place, findings, message, KINDS_HELP);
      }
    }
  }

  /** By what is written: an entry that is no kind is a mistake of its own. */
  private static boolean hasKinds(MatchBlock.ResourceFilter filter) {
    return filter
        .resources()
        .flatMap(resources -> resources.source().child("kinds"))
        .filter(kinds -> !(kinds.node() instanceof ArrayNode list) || !list.isEmpty())
        .isPresent();
  }

  private static void selectors(MatchBlock block, Findings findings) {
    for (MatchBlock.ResourceFilter filter : block.filters()) {
      filter
          .resources()
          .ifPresent(resources -> {
            resources.selector().ifPresent(found -> selector(found, findings));
            resources
                .namespaceSelector()
                .ifPresent(found -> LabelSyntax.check(found, findings, LabelSyntax.Level.WARNING));
          });
    }
  }

  private static void selector(LabelSelector selector, Findings findings) {
    if (selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty()) {
      PolicyMistake.SELECTOR.at(
          selector.source(),
          findings,
          "`selector` has no requirements",
          "remove it, or add `matchLabels` or `matchExpressions`");
    }
    LabelSyntax.check(selector, findings, LabelSyntax.Level.ERROR);
  }

  /** Filters of {@code match} that stand in {@code exclude} as well never select anything. */
  private static void nothingLeft(MatchBlock match, MatchBlock exclude, Findings findings) {
    boolean oneIsEnough =
        switch (exclude.mode()) {
          case ANY -> true;
          case ALL -> exclude.filters().size() == 1;
        };
    if (!oneIsEnough) {
      return;
    }
    List<MatchBlock.ResourceFilter> dead =
        match.filters().stream().filter(filter -> contains(exclude, filter)).toList();
    boolean nothing =
        switch (match.mode()) {
          case ANY -> dead.size() == match.filters().size();
          case ALL -> !dead.isEmpty();
        };
    for (MatchBlock.ResourceFilter filter : dead) {
      String help = "remove it from `match` or from `exclude`";
      if (nothing) {
        PolicyMistake.MATCH_BLOCK.at(
            filter.source(), findings, "rule selects nothing: `exclude` has this filter too", help);
      } else {
        PolicyMistake.MATCH_BLOCK.warn(
            filter.source(), findings, "filter stands in `exclude` too, it selects nothing", help);
      }
    }
  }

  private static boolean contains(MatchBlock block, MatchBlock.ResourceFilter filter) {
    return block.filters().stream()
        .anyMatch(other -> other.source().node().equals(filter.source().node()));
  }

  /** All kinds have metadata in common and nothing else. */
  private static void wildcard(Rule rule, Findings findings) {
    List<Fragment> kinds = BackgroundChecks.kinds(rule.selection().match());
    Optional<Fragment> star = kinds.stream().filter(kind -> Texts.of(kind).equals("*")).findFirst();
    if (star.isEmpty()) {
      return;
    }
    if (kinds.size() > 1) {
      PolicyMistake.MATCH_BLOCK.warn(
          star.get(), findings, "kind `*` stands beside other kinds", "keep `*` or the others");
    }
    for (Fragment body : RuleTrees.of(rule)) {
      body.children().stream()
          .filter(member -> !RuleTrees.plainKey(member.name()).equals("metadata"))
          .findFirst()
          .ifPresent(member ->
              PolicyMistake.MATCH_BLOCK.at(
                  member.keyAt(),
                  findings,
                  "kind `*` has no field `" + RuleTrees.plainKey(member.name()) + "` in common",
                  "name the kinds that are meant, or check `metadata` alone"));
    }
  }
}
