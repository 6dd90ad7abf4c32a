package dev.ephor.engine.plan;

/**
 * One thing that is done while a rule is evaluated. The order of a policy family is the order of
 * steps in its plans and stands nowhere else.
 */
public sealed interface Step {

  /** Goes on only when the rule is for the resource; otherwise the rule has no result. */
  record Match(Matcher matcher) implements Step {}

  /** Ends the rule with a skip when a policy exception is for the request. */
  record Exempt() implements Step {}

  /** Adds names that later steps can see. */
  record Bind(Binder binder) implements Step {}

  /** Goes on only when a condition holds. */
  record Guard(Condition condition, WhenFalse whenFalse) implements Step {}

  /**
   * From here on, a violation of an update is skipped when the object violated the rule before
   * (field allowExistingViolations).
   */
  record Forgive() implements Step {}

  /** Goes on with steps that are compiled when they are first needed. */
  record Later(LaterSteps steps) implements Step {}

  /** Judges, and so ends the rule. */
  record Act(Action action) implements Step {}

  /** What a guard's false means for the rule. */
  enum WhenFalse {
    /** The rule is skipped and says so. */
    SKIP,
    /** The rule is skipped, and the condition's own words say why. */
    SKIP_AS_TOLD,
    /** As {@link #SKIP}; what cannot be decided is a violation instead of an error. */
    SKIP_OR_VIOLATION,
    /** The rule is not for this request, as if it had not matched. */
    NO_RESULT
  }
}
