package dev.ephor.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind as match blocks name it: each part may hold wildcards; a part that is not given is {@code
 * *}, but for the subresource, which is empty.
 *
 * @param text the entry as written
 */
public record KindSelector(
    String group, String version, String kind, String subresource, String text) {

  private static final String ANY = "*";

  /**
   * Reads {@code Kind}, {@code version/Kind}, {@code group/version/Kind}, each with {@code
   * /subresource} or {@code .subresource} behind it, and {@code *}, {@code *}{@code /*} or {@code
   * *}{@code /subresource}. Empty when the text has none of these forms.
   */
  public static Optional<KindSelector> parse(String text) {
    int lastSlash = text.lastIndexOf('/');
    int dot = text.indexOf('.', lastSlash + 1);
    String split = dot < 0 ? text : text.substring(0, dot) + "/" + text.substring(dot + 1);
    List<String> parts = List.of(split.split("/", -1));
    if (!parts.stream().allMatch(KindSelector::isPart)) {
      return Optional.empty();
    }
    return switch (parts.size()) {
      case 1 -> Optional.of(new KindSelector(ANY, ANY, parts.get(0), "", text));
      case 2 -> Optional.of(two(parts.get(0), parts.get(1), text));
      case 3 -> Optional.of(three(parts, text));
      case 4 ->
          Optional.of(
              new KindSelector(parts.get(0), parts.get(1), parts.get(2), parts.get(3), text));
      default -> Optional.empty();
    };
  }

  private static KindSelector two(String first, String second, String text) {
    if (first.equals(ANY) && (second.equals(ANY) || isLowerCase(second))) {
      return new KindSelector(ANY, ANY, ANY, second, text);
    }
    return isVersion(first)
        ? new KindSelector(ANY, first, second, "", text)
        : new KindSelector(ANY, ANY, first, second, text);
  }

  /** A version in the middle makes the first part a group, unless the last is a subresource. */
  private static KindSelector three(List<String> parts, String text) {
    String first = parts.get(0);
    String last = parts.get(2);
    boolean groupFirst = isVersion(parts.get(1)) && !(isVersion(first) && isLowerCase(last));
    return groupFirst
        ? new KindSelector(first, parts.get(1), last, "", text)
        : new KindSelector(ANY, first, parts.get(1), last, text);
  }

  /** {@code *}, or a Kubernetes version such as {@code v1beta1} in which wildcards may stand. */
  private static boolean isVersion(String part) {
    if (part.equals(ANY)) {
      return true;
    }
    return part.length() > 1
        && part.charAt(0) == 'v'
        && (Texts.isDigit(part.charAt(1)) || isWildcard(part.charAt(1)));
  }

  private static boolean isLowerCase(String part) {
    return !part.equals(ANY) && part.equals(part.toLowerCase(Locale.ROOT));
  }

  private static boolean isWildcard(int c) {
    return c == '*' || c == '?';
  }

  private static boolean isPart(String part) {
    return !part.isEmpty()
        && part.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || Texts.isDigit(c)
                    || c == '-'
                    || c == '_'
                    || c == '.'
                    || isWildcard(c));
  }
}
