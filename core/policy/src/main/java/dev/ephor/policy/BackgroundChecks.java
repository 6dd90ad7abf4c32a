package dev.ephor.policy;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Optional;

/**
 * What a background scan cannot know, because there is no request: who asks, and the subresources.
 * Policies that need it have to turn {@code background} off.
 */
final class BackgroundChecks {
  private static final List<String> USER_VARIABLES =
      List.of(
          "request.userInfo",
          "request.roles",
          "request.clusterRoles",
          "serviceAccountName",
          "serviceAccountNamespace");
  private static final String HELP = "set `background` to false";

  private BackgroundChecks() {}

  static void noUsers(MatchBlock block, Findings findings) {
    for (MatchBlock.ResourceFilter filter : block.filters()) {
      for (String field : List.of("roles", "clusterRoles", "subjects")) {
        filter
            .source()
            .child(field)
            .filter(_ -> !filter.users().isEmpty())
            .ifPresent(place ->
                PolicyMistake.BACKGROUND.at(
                    place, findings, "`" + field + "` is not known to background scans", HELP));
      }
    }
  }

  /** All kinds at once are too many to scan, as Kyverno has it. */
  static void noWildcardKind(MatchBlock match, Findings findings) {
    for (Fragment item : kinds(match)) {
      if (Texts.of(item).equals("*")) {
        PolicyMistake.BACKGROUND.at(
            item, findings, "kind `*` cannot be scanned in the background", HELP);
      }
    }
  }

  static void noSubresources(MatchBlock match, Findings findings) {
    for (Fragment item : kinds(match)) {
      Optional<KindSelector> kind = KindSelector.parse(Texts.of(item));
      if (kind.isPresent() && !kind.get().subresource().isEmpty()) {
        PolicyMistake.BACKGROUND.at(
            item,
            findings,
            "subresources such as `" + Texts.of(item) + "` are not known to background scans",
            HELP);
      }
    }
  }

  /** The entries of {@code kinds} in all filters of the block. */
  static List<Fragment> kinds(MatchBlock match) {
    return match.filters().stream()
        .flatMap(filter -> filter.resources().stream())
        .flatMap(resources -> resources.source().child("kinds").stream())
        .flatMap(kinds -> kinds.children().stream())
        .toList();
  }

  /** Reports variables below {@code source} that hold what only a request knows. */
  static void noUserVariables(Fragment source, Findings findings) {
    switch (source.node()) {
      case StringNode(String text) -> checkText(source, text, findings);
      case ObjectNode _, ArrayNode _ ->
          source.children().forEach(child -> noUserVariables(child, findings));
      case NullNode _, BoolNode _, NumberNode _ -> {}
    }
  }

  private static void checkText(Fragment source, String text, Findings findings) {
    for (String expression : Variables.in(text)) {
      for (String variable : USER_VARIABLES) {
        if (expression.startsWith(variable)) {
          PolicyMistake.BACKGROUND.at(
              source,
              findings,
              "variable `" + variable + "` is not known to background scans",
              HELP);
        }
      }
    }
  }
}
