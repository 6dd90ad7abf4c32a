package dev.ephor.engine.pattern;

/** How the comparison of one pattern node ended. */
enum Outcome {
  PASS(PatternTrace.Outcome.PASS),
  FAIL(PatternTrace.Outcome.FAIL),
  /** A condition anchor did not hold, here or below. */
  CONDITION(PatternTrace.Outcome.CONDITION_NOT_MET),
  /** A global anchor did not hold, here or below. */
  GLOBAL(PatternTrace.Outcome.GLOBAL_NOT_MET),
  ERROR(PatternTrace.Outcome.ERROR);

  private final PatternTrace.Outcome shown;

  Outcome(PatternTrace.Outcome shown) {
    this.shown = shown;
  }

  PatternTrace.Outcome shown() {
    return shown;
  }

  boolean isSkip() {
    return this == CONDITION || this == GLOBAL;
  }
}
