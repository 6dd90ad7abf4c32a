package dev.ephor.engine.act;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.template.TemplateError;

/** Errors of an evaluation as outcomes that keep their code and place. */
public final class RuleErrors {
  private RuleErrors() {}

  /**
   * @param doing what was tried, for example {@code failed to evaluate preconditions}
   * @param at place in the policy, used where the error does not know a better one
   */
  public static Diagnostic diagnostic(String doing, ErrorValue error, SourceLocation at) {
    SourceLocation place =
        error instanceof TemplateError template && template.at().line() > 0 ? template.at() : at;
    String text = doing.isEmpty() ? error.message() : doing + ": " + error.message();
    return Diagnostic.error(error.code(), place, text);
  }

  public static RuleOutcome outcome(String doing, ErrorValue error, SourceLocation at) {
    return new RuleOutcome.Error(diagnostic(doing, error, at));
  }
}
