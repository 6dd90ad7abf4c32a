package dev.ephor.report;

import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;

/** Violations that do not count as such. */
public final class Scoring {
  /** Policies with this annotation set to {@code "false"} warn where others fail. */
  public static final String SCORED = "policies.kyverno.io/scored";

  private Scoring() {}

  public static boolean isScored(RuleResult result) {
    return !result.policy().annotation(SCORED, "true").equals("false");
  }

  /** The result with a violation turned into a warning; others stay as they are. */
  public static RuleResult asWarning(RuleResult result) {
    return switch (result.outcome()) {
      case RuleOutcome.Fail(var message, var path) ->
          result.withOutcome(new RuleOutcome.Warn(message, path));
      case RuleOutcome.Pass _, RuleOutcome.Skip _, RuleOutcome.Warn _, RuleOutcome.Error _ ->
          result;
    };
  }
}
