package dev.ephor.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;

/** A compiled RE2 pattern: matching takes time linear in the text, whatever the pattern. */
final class CelRegex {
  private static final int PATTERN_LENGTH_MAX = 10_000;

  private final Pattern pattern;
  private final long patternCost;

  private CelRegex(Pattern pattern, String text) {
    this.pattern = pattern;
    this.patternCost = (text.length() + 3L) / 4;
  }

  sealed interface Compiled {
    record Good(CelRegex regex) implements Compiled {}

    record Bad(CelError error) implements Compiled {}
  }

  static Compiled compile(String text) {
    if (text.length() > PATTERN_LENGTH_MAX) {
      return new Compiled.Bad(CelError.of("error parsing regexp: expression too large"));
    }
    try {
      return new Compiled.Good(new CelRegex(Pattern.compile(text), text));
    } catch (PatternSyntaxException broken) {
      return new Compiled.Bad(
          CelError.of(
              "error parsing regexp: "
                  + broken.getDescription()
                  + (broken.getPattern() == null ? "" : ": `" + broken.getPattern() + "`")));
    }
  }

  /** Cost of one match, as Kubernetes estimates it: text length times pattern length. */
  long cost(String text) {
    return Frame.traversal(text.length() + 1L) * patternCost;
  }

  boolean find(String text) {
    return pattern.matcher(text).find();
  }

  Matcher matcher(String text) {
    return pattern.matcher(text);
  }

  /** The text of a group, which may have taken no part in the match. */
  static Value group(Matcher matcher, int group) {
    String text = matcher.group(group);
    return StringNode.of(text == null ? "" : text);
  }
}
