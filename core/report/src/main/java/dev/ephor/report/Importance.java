package dev.ephor.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Severities of policy reports, the gravest first. */
enum Importance {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for words that reports do not allow. */
  static Optional<Importance> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
