package dev.ephor.cli.apply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How results are written. */
enum Format {
  /** Violations as lines of text. */
  TEXT,
  TABLE,
  JSON,
  YAML,
  JUNIT,
  SARIF,
  MARKDOWN,
  HTML,
  CSV,
  GITLAB,
  GITHUB,
  /** Policy exceptions that would accept the violations. */
  EXCEPTIONS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Format> of(String word) {
    return named().filter(format -> format.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return named().map(Format::word).toList();
  }

  /** Exceptions have an option of their own. */
  private static Stream<Format> named() {
    return Arrays.stream(values()).filter(format -> format != EXCEPTIONS);
  }

  /** Whether every result is shown, and not only those that somebody has to do something about. */
  boolean showsAll() {
    return switch (this) {
      case TABLE, JSON, YAML, JUNIT, MARKDOWN, HTML, CSV -> true;
      case TEXT, SARIF, GITLAB, GITHUB, EXCEPTIONS -> false;
    };
  }

  /** Whether it is for people, with a summary line below it. */
  boolean isForPeople() {
    return this == TEXT || this == TABLE;
  }
}
