package dev.ephor.lsp;

import dev.ephor.schema.Field;
import dev.ephor.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Follows the path of a pattern through the types of a resource. */
final class Patterns {
  private Patterns() {}

  static Optional<Schema> follow(Schema from, List<String> path) {
    Optional<Schema> at = Optional.of(from);
    for (String step : path) {
      at =
          at.flatMap(schema ->
              schema instanceof Schema.ListOf(Schema elements) && isNumber(step)
                  ? Optional.of(elements)
                  : schema.member(plain(step)).map(Field::schema));
    }
    return at;
  }

  /** The field that the last step names. */
  static Optional<Field> field(Schema from, List<String> path) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return follow(from, path.subList(0, path.size() - 1))
        .flatMap(owner -> owner.member(plain(path.getLast())));
  }

  private static boolean isNumber(String step) {
    return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The name without anchors and quotes, such as {@code =(name)} or {@code "(name)}. */
  static String plain(String key) {
    int open = key.indexOf('(');
    if (open < 0) {
      return key.startsWith("\"") || key.startsWith("'") ? key.substring(1) : key;
    }
    int close = key.indexOf(')', open);
    return key.substring(open + 1, close < 0 ? key.length() : close);
  }
}
