package dev.ephor.cel;

import com.google.re2j.Matcher;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.BoundedRegex;

/** A compiled pattern with the costs of matching it. */
final class CelRegex {
  private final BoundedRegex regex;
  private final long patternCost;

  private CelRegex(BoundedRegex regex, String text) {
    this.regex = regex;
    this.patternCost = (text.length() + 3L) / 4;
  }

  sealed interface Compiled {
    record Good(CelRegex regex) implements Compiled {}

    record Bad(CelError error) implements Compiled {}
  }

  static Compiled compile(String text) {
    return switch (BoundedRegex.compile(text)) {
      case BoundedRegex.Compiled.Ready(BoundedRegex regex) ->
          new Compiled.Good(new CelRegex(regex, text));
      case BoundedRegex.Compiled.Rejected(String reason) ->
          new Compiled.Bad(CelError.of("error parsing regexp: " + reason + ": `" + text + "`"));
    };
  }

  /** Cost of one match, as Kubernetes estimates it: text length times pattern length. */
  long cost(String text) {
    return Frame.traversal(text.length() + 1L) * patternCost;
  }

  boolean find(String text) {
    return regex.find(text);
  }

  Matcher matcher(String text) {
    return regex.compiled().matcher(text);
  }

  /** The text of a group, which may have taken no part in the match. */
  static Value group(Matcher matcher, int group) {
    String text = matcher.group(group);
    return StringNode.of(text == null ? "" : text);
  }
}
