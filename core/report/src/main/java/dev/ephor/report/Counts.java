package dev.ephor.report;

import dev.ephor.engine.outcome.RuleOutcome;

/** How many results there are of each of the five kinds. */
public record Counts(int pass, int fail, int warn, int error, int skip) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  public Counts plus(RuleOutcome outcome) {
    return switch (outcome) {
      case RuleOutcome.Pass _ -> new Counts(pass + 1, fail, warn, error, skip);
      case RuleOutcome.Fail _ -> new Counts(pass, fail + 1, warn, error, skip);
      case RuleOutcome.Warn _ -> new Counts(pass, fail, warn + 1, error, skip);
      case RuleOutcome.Error _ -> new Counts(pass, fail, warn, error + 1, skip);
      case RuleOutcome.Skip _ -> new Counts(pass, fail, warn, error, skip + 1);
    };
  }

  public Counts plus(Counts other) {
    return new Counts(
        pass + other.pass,
        fail + other.fail,
        warn + other.warn,
        error + other.error,
        skip + other.skip);
  }

  /** Without what {@code other} counted, which must be a part of this. */
  public Counts minus(Counts other) {
    return new Counts(
        pass - other.pass,
        fail - other.fail,
        warn - other.warn,
        error - other.error,
        skip - other.skip);
  }

  public int total() {
    return pass + fail + warn + error + skip;
  }

  /** The summary line that scripts of Kyverno's users look for. */
  @Override
  public String toString() {
    return "pass: "
        + pass
        + ", fail: "
        + fail
        + ", warn: "
        + warn
        + ", error: "
        + error
        + ", skip: "
        + skip;
  }
}
