package dev.ephor.lint;

import dev.ephor.scalar.GoTime;
import dev.ephor.scalar.Quantity;
import dev.ephor.scalar.SemanticVersion;
import dev.ephor.schema.ScalarType;
import java.util.Optional;

/** Whether texts are what functions of CEL and fields of resources want them to be. */
final class ReadableText {
  private ReadableText() {}

  /** Whether the function reads the text; functions that are not known read everything. */
  static boolean as(String function, String text) {
    return switch (function) {
      case "quantity" -> Quantity.parse(text).isPresent();
      case "semver" -> SemanticVersion.parse(text).isPresent();
      default -> true;
    };
  }

  /** Whether a field of the type takes the text. */
  static boolean as(ScalarType type, String text) {
    return switch (type) {
      case QUANTITY -> Quantity.parse(text).isPresent();
      case TIME -> GoTime.parseRfc3339(text).isPresent();
      case STRING, BYTES, INTEGER, NUMBER, BOOLEAN, INTEGER_OR_STRING -> true;
    };
  }

  static Optional<String> help(ScalarType type) {
    return switch (type) {
      case QUANTITY -> help("quantity");
      case TIME -> Optional.of("times are written as `2026-01-31T12:00:00Z`");
      case STRING, BYTES, INTEGER, NUMBER, BOOLEAN, INTEGER_OR_STRING -> Optional.empty();
    };
  }

  /** How such texts are written. */
  static Optional<String> help(String function) {
    return switch (function) {
      case "quantity" ->
          Optional.of("quantities end with `k`, `M`, `G` or with `Ki`, `Mi`, `Gi`, such as `1Gi`");
      case "semver" -> Optional.of("versions have three numbers, such as `1.2.0`");
      default -> Optional.empty();
    };
  }
}
