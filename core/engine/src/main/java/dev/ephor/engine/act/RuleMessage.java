package dev.ephor.engine.act;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import java.util.Optional;

/**
 * The texts of one validate rule's results. Their wording is read by scripts and by test cases, so
 * it is Kyverno's.
 */
public final class RuleMessage {
  private final String rule;
  private final Optional<Template> message;
  private final RuleOutcome passed;

  /** The texts of the rule of that name with the message of its author. */
  public RuleMessage(String rule, Optional<Template> message) {
    this.rule = rule;
    this.message = message;
    this.passed = new RuleOutcome.Pass("validation rule '" + rule + "' passed.");
  }

  /** The name of the rule. */
  public String rule() {
    return rule;
  }

  /** Made once, for it is what most rules say most of the time. */
  RuleOutcome passed() {
    return passed;
  }

  String passed(int pattern) {
    return "validation rule '" + rule + "' anyPattern[" + pattern + "] passed.";
  }

  /** A pattern that does not hold at {@code path}, which ends with a slash. */
  String patternFailed(EvaluationContext context, String path) {
    return "validation error: " + sentence(context) + "rule " + rule + " failed at path " + path;
  }

  /** None of several patterns holds; {@code reasons} says for each where it failed. */
  String noPatternHolds(EvaluationContext context, String reasons) {
    return "validation error: " + sentence(context) + reasons;
  }

  String anyPatternReason(int pattern, String path) {
    return "rule " + rule + "[" + pattern + "] failed at path " + path;
  }

  /** The deny conditions hold. */
  String denied(EvaluationContext context) {
    if (message.isEmpty()) {
      return "validation error: rule " + rule + " failed";
    }
    return text(context);
  }

  /** The author's message with a full stop and a space behind it; empty when there is none. */
  private String sentence(EvaluationContext context) {
    if (message.isEmpty()) {
      return "";
    }
    String text = text(context);
    return text.isEmpty() ? "" : text.endsWith(".") ? text + " " : text + ". ";
  }

  /** The author's message; where a variable in it has no value, that is said in its place. */
  private String text(EvaluationContext context) {
    Value value = message.orElseThrow().resolve(context);
    return switch (value) {
      case StringNode(String text) -> text;
      case Node node -> node.toString();
      case ErrorValue error ->
          "variables substitution error in rule " + rule + ": " + error.message();
      default -> "";
    };
  }
}
