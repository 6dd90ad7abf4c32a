package dev.ephor.report;

import dev.ephor.engine.outcome.RuleOutcome;
import java.util.Comparator;
import java.util.List;

/** The entries that somebody has to do something about. */
final class Findings {
  private static final Comparator<Entry> GRAVEST_FIRST =
      Comparator.comparingInt(Findings::rank).thenComparing(Findings::severity);

  private Findings() {}

  /** Violations, errors and warnings, in their order. */
  static List<Entry> of(List<Entry> entries) {
    return entries.stream().filter(Findings::isOne).toList();
  }

  /** As {@link #of}, the gravest first; equals keep their order. */
  static List<Entry> gravestFirst(List<Entry> entries) {
    return entries.stream().filter(Findings::isOne).sorted(GRAVEST_FIRST).toList();
  }

  private static boolean isOne(Entry entry) {
    return switch (entry.outcome()) {
      case RuleOutcome.Fail _, RuleOutcome.Warn _, RuleOutcome.Error _ -> true;
      case RuleOutcome.Pass _, RuleOutcome.Skip _ -> false;
    };
  }

  private static int rank(Entry entry) {
    return switch (entry.outcome()) {
      case RuleOutcome.Fail _ -> 0;
      case RuleOutcome.Error _ -> 1;
      case RuleOutcome.Warn _ -> 2;
      case RuleOutcome.Skip _, RuleOutcome.Pass _ -> 3;
    };
  }

  /** Severity of the policy; policies that have none count as medium. */
  static Importance severity(Entry entry) {
    return Labels.of(entry.result()).severity().orElse(Importance.MEDIUM);
  }

  /** Name for a finding that stays the same when lines move. */
  static String fingerprint(Entry entry) {
    Subject subject = entry.subject();
    return Fingerprint.of(
        entry.ruleId(), subject.apiVersion(), subject.path(), entry.place().path());
  }

  /** What the finding is about and why, on one line. */
  static String sentence(Entry entry) {
    String message = Messages.of(entry.result()).replace("\n", " ").strip();
    String about = entry.subject().path() + ": ";
    return message.isEmpty()
        ? about + entry.ruleId() + " " + entry.outcome().word()
        : about + message;
  }
}
