package dev.ephor.report;

import dev.ephor.engine.outcome.RuleResult;
import java.util.Optional;

/** What a policy's annotations say about its results. */
record Labels(
    Optional<String> title,
    Optional<String> category,
    Optional<Importance> severity,
    Optional<String> description,
    Optional<String> documentation) {

  static Labels of(RuleResult result) {
    return new Labels(
        annotation(result, "policies.kyverno.io/title"),
        annotation(result, "policies.kyverno.io/category"),
        annotation(result, "policies.kyverno.io/severity").flatMap(Importance::of),
        annotation(result, "policies.kyverno.io/description"),
        annotation(result, "policies.kyverno.io/documentation"));
  }

  private static Optional<String> annotation(RuleResult result, String key) {
    String text = result.policy().annotation(key, "").strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
