package dev.ephor.engine.outcome;

import dev.ephor.document.Diagnostic;
import java.util.Optional;

/** What one rule says about one resource: the five results of a PolicyReport, no sixth. */
public sealed interface RuleOutcome {

  record Pass(String message) implements RuleOutcome {}

  record Skip(String reason) implements RuleOutcome {}

  record Warn(String message, Optional<String> path) implements RuleOutcome {}

  /**
   * A violation.
   *
   * @param path RFC 6901 pointer to the value in the resource that broke the rule, where one did
   */
  record Fail(String message, Optional<String> path) implements RuleOutcome {}

  /** The rule could not be decided; never a skip. Always written with its outer name. */
  @SuppressWarnings("AvoidCommonTypeNames")
  record Error(Diagnostic cause) implements RuleOutcome {}

  /** The word that reports and test files use. */
  default String word() {
    return switch (this) {
      case Pass _ -> "pass";
      case Skip _ -> "skip";
      case Warn _ -> "warn";
      case Fail _ -> "fail";
      case Error _ -> "error";
    };
  }

  default String message() {
    return switch (this) {
      case Pass(String message) -> message;
      case Skip(String reason) -> reason;
      case Warn(String message, _) -> message;
      case Fail(String message, _) -> message;
      case Error(Diagnostic cause) -> cause.message();
    };
  }
}
