package dev.ephor.policy;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.List;

/**
 * What labels and annotations may be in Kubernetes: names of at most 63 letters, digits, {@code -},
 * {@code _} and {@code .}, with a domain before a slash; values are texts. Selectors of policies
 * may hold wildcards.
 */
final class LabelSyntax {
  private static final int NAME_MAX = 63;

  private LabelSyntax() {}

  /** How bad a selector is that no label can fulfil. */
  enum Level {
    ERROR,
    WARNING,
    /** An error, and so are wildcards: Kubernetes itself reads the selector. */
    EXACT
  }

  static void check(LabelSelector selector, Findings findings, Level level) {
    selector
        .source()
        .child("matchLabels")
        .ifPresent(labels ->
            labels
                .children()
                .forEach(label -> {
                  key(label, label.name(), findings, level);
                  value(label, findings, level);
                }));
    selector
        .source()
        .child("matchExpressions")
        .ifPresent(list -> {
          for (Fragment entry : list.children()) {
            entry.child("key").ifPresent(key -> key(key, Texts.of(key), findings, level));
            entry
                .child("values")
                .ifPresent(
                    values -> values.children().forEach(value -> value(value, findings, level)));
          }
        });
  }

  private static void key(Fragment place, String key, Findings findings, Level level) {
    int slash = key.indexOf('/');
    String plain = plain(key, level);
    boolean good =
        slash < 0
            ? isName(plain)
            : Texts.isSubdomain(plain.substring(0, slash)) && isName(plain.substring(slash + 1));
    if (!good && !Texts.hasVariable(key)) {
      tell(place, findings, level, "`" + key + "` is no key of a label");
    }
  }

  private static void value(Fragment place, Findings findings, Level level) {
    String text = Texts.of(place);
    if (!text.isEmpty() && !isName(plain(text, level)) && !Texts.hasVariable(text)) {
      tell(place, findings, level, "`" + text + "` is no value of a label");
    }
  }

  private static void tell(Fragment place, Findings findings, Level level, String message) {
    String help =
        "at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends";
    switch (level) {
      case ERROR, EXACT -> PolicyMistake.SELECTOR.at(place, findings, message, help);
      case WARNING -> PolicyMistake.SELECTOR.warn(place, findings, message, help);
    }
  }

  /** The text with wildcards that are allowed replaced by a letter. */
  private static String plain(String text, Level level) {
    return level == Level.EXACT ? text : text.replace('*', 'x').replace('?', 'x');
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= NAME_MAX
        && isLetterOrDigit(text.charAt(0))
        && isLetterOrDigit(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Texts.isDigit(c);
  }

  /** Reports labels and annotations of a pattern or patch that are no texts. */
  static void texts(Fragment tree, Findings findings) {
    for (Fragment member : tree.children()) {
      if (member.name().equals("metadata") && member.node() instanceof ObjectNode) {
        for (String field : List.of("labels", "annotations")) {
          member
              .child(field)
              .filter(found -> found.node() instanceof ObjectNode)
              .ifPresent(found -> found.children().forEach(one -> text(one, field, findings)));
        }
      }
      texts(member, findings);
    }
  }

  private static void text(Fragment value, String field, Findings findings) {
    switch (value.node()) {
      case StringNode _ -> {}
      case NullNode _ ->
          findings.add(
              Diagnostic.warning(
                      findings.code(PolicyMistake.LABEL.number()),
                      value.at(),
                      "`null` in `" + field + "` is refused by Kyverno")
                  .withHelp("remove it, or say what is meant with an anchor or a JSON patch"));
      case BoolNode _, NumberNode _, ArrayNode _, ObjectNode _ ->
          PolicyMistake.LABEL.at(
              value, findings, "values of `" + field + "` are texts", "put the value in quotes");
    }
  }
}
