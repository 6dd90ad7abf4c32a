package dev.ephor.jmespath;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/** Image references as texts, by the grammar of github.com/distribution/reference. */
final class ImageText {
  private static final int NAME_LENGTH_MAX = 255;

  /** Registry, path, tag, digest. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?)"
              + "/([a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*"
              + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)"
              + "(?::([0-9A-Za-z_][0-9A-Za-z_.-]{0,127}))?"
              + "(?:@(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}))?");

  private ImageText() {}

  /** {@code registry/path:tag}, or {@code registry/path@digest} where there is a digest. */
  static Optional<String> canonical(String image, String defaultRegistry) {
    Matcher matcher = REFERENCE.matcher(withRegistry(image, defaultRegistry));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1) + "/" + matcher.group(2);
    String tag = matcher.group(3);
    String digest = matcher.group(4);
    if (name.length() > NAME_LENGTH_MAX) {
      return Optional.empty();
    }
    return Optional.of(
        digest != null ? name + "@" + digest : name + ":" + (tag == null ? "latest" : tag));
  }

  /** The text before the first slash is a registry only if it looks like a host. */
  static String withRegistry(String image, String defaultRegistry) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean host =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(Locale.ROOT));
    return host ? image : defaultRegistry + "/" + image;
  }
}
