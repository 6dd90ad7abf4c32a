package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.SourceLocation;

/**
 * Kinds of mistakes that policies have beyond those of any document; each is a code of its own,
 * explained in docs/diagnostics/POL.md.
 */
enum PolicyMistake {
  API_VERSION(10),
  NAME(11),
  RULE_BODY(12),
  OPERATOR(13),
  KIND_SELECTOR(14),
  SUBJECT(15),
  SELECTOR(16),
  DURATION(17),
  SCHEDULE(18),
  CONTEXT_ENTRY(19),
  MATCH_BLOCK(20),
  NAMESPACED(21),
  BACKGROUND(22),
  NOT_SUPPORTED(23),
  TIME(24),
  NEVER_RUNS(25),
  GENERATE_TARGET(26),
  MISPLACED_VARIABLE(27),
  POD_SECURITY(28),
  EVALUATION_MODE(29),
  ANNOTATION(30),
  NATIVE(31),
  IMAGES(32),
  OVERRIDE(33),
  LABEL(34),
  EXCEPTED_POLICY(35);

  static final String PREFIX = "POL";

  private final int number;

  PolicyMistake(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  void at(Fragment value, Findings findings, String message, String help) {
    at(value.at(), findings, message, help);
  }

  void at(SourceLocation place, Findings findings, String message, String help) {
    findings.error(number, place, message, help);
  }

  void warn(Fragment value, Findings findings, String message, String help) {
    findings.add(Diagnostic.warning(findings.code(number), value.at(), message).withHelp(help));
  }
}
