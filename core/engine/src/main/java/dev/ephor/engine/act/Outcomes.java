package dev.ephor.engine.act;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.scope.Trace;

/** Outcomes in the words of an explanation. */
public final class Outcomes {
  private Outcomes() {}

  public static Trace.Verdict verdict(RuleOutcome outcome) {
    return switch (outcome) {
      case RuleOutcome.Pass _ -> Trace.Verdict.HOLDS;
      case RuleOutcome.Skip _ -> Trace.Verdict.SKIPPED;
      case RuleOutcome.Warn _, RuleOutcome.Fail _ -> Trace.Verdict.FAILS;
      case RuleOutcome.Error _ -> Trace.Verdict.ERROR;
    };
  }
}
