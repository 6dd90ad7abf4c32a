package dev.ephor.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How findings are written. */
enum LintFormat {
  /** Each finding with the line it is about. */
  TEXT,
  TABLE,
  JSON,
  YAML,
  SARIF,
  JUNIT,
  MARKDOWN,
  HTML,
  CSV,
  GITLAB,
  GITHUB;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LintFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LintFormat::word).toList();
  }
}
