package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.BoundedRegex;
import dev.ephor.scalar.RegexScan;

/** What a match of a {@link BoundedRegex}, which guards every pattern, costs in CEL. */
final class CelRegex {
  private static final long STEPS_PER_COST = 5;

  /** Below it the estimate of Kubernetes is near enough. */
  private static final long STEPS_SMALL = 10_000;

  private static final int PROGRAM_OVERHEAD = 16;
  private static final int PROGRAM_SMALL = 100;

  private final BoundedRegex regex;
  private final long patternCost;
  private final boolean counts;

  private CelRegex(BoundedRegex regex, String text) {
    this.regex = regex;
    this.patternCost = (text.length() + 3L) / 4;
    this.counts = regex.programSize() > 2 * text.length() + PROGRAM_OVERHEAD;
  }

  sealed interface Compiled {
    record Good(CelRegex regex) implements Compiled {}

    record Bad(CelError error) implements Compiled {}
  }

  static Compiled compile(String text) {
    return switch (BoundedRegex.compile(text)) {
      case BoundedRegex.Compiled.Ready(BoundedRegex regex) ->
          new Compiled.Good(new CelRegex(regex, text));
      case BoundedRegex.Compiled.Rejected rejected ->
          new Compiled.Bad(CelError.of(rejected.message(text)));
    };
  }

  /**
   * Cost of one match. Kubernetes estimates it as text length times pattern length; that is too
   * little for patterns that count, such as {@code (a?){1000}}, and for long texts, where the steps
   * of the machine are charged.
   */
  long cost(String text) {
    long estimate = Frame.traversal(text.length() + 1L) * patternCost;
    long steps = regex.steps(text);
    return counts || steps > STEPS_SMALL ? Math.max(estimate, steps / STEPS_PER_COST) : estimate;
  }

  /** Cost of having compiled it, where that is done anew each time; nothing for usual patterns. */
  long compileCost() {
    return Math.max(0, regex.programSize() - PROGRAM_SMALL);
  }

  boolean find(String text) {
    return regex.find(text);
  }

  RegexScan scan(CelCall call, String text) {
    return regex.scan(text, steps -> call.charge(steps / STEPS_PER_COST));
  }

  /** The text of a group, which may have taken no part in the match. */
  static Value group(RegexScan matcher, int group) {
    String text = matcher.group(group);
    return StringNode.of(text == null ? "" : text);
  }
}
