package dev.ephor.cli.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which findings make the command fail. A broken policy always does. */
enum FailOn {
  ERROR,
  WARNING,
  NONE;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<FailOn> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(FailOn::word).toList();
  }

  boolean isMetBy(long errors, long warnings) {
    return switch (this) {
      case ERROR -> errors > 0;
      case WARNING -> errors + warnings > 0;
      case NONE -> false;
    };
  }
}
