package dev.ephor.cli.test;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the rows of tests are written. */
enum RowFormat {
  TABLE,
  JSON,
  YAML,
  MARKDOWN,
  JUNIT,
  HTML,
  CSV,
  GITLAB,
  GITHUB;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RowFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(RowFormat::word).toList();
  }
}
