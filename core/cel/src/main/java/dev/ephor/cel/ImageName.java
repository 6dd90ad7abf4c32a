package dev.ephor.cel;

import java.util.Optional;

/**
 * An image reference taken apart, with the defaults of container runtimes, by the rules that
 * Kyverno's functions follow: registry {@code index.docker.io}, repository {@code library/name} on
 * it, tag {@code latest} where there is neither tag nor digest.
 *
 * <p>References are equal when they are written alike, as in Kyverno: {@code nginx} is not {@code
 * nginx:latest}.
 *
 * @param text the reference as it was written
 * @param tag empty when a digest stands alone
 * @param digest with its algorithm, or empty
 */
record ImageName(String text, String registry, String repository, String tag, String digest)
    implements CelOpaque {
  static final String TYPE = "kyverno.image";

  private static final String HUB = "index.docker.io";
  private static final String DIGEST = "sha256:";
  private static final int DIGEST_DIGITS = 64;
  private static final int TAG_LENGTH_MAX = 128;
  private static final int REPOSITORY_LENGTH_MIN = 2;
  private static final int REPOSITORY_LENGTH_MAX = 255;

  /** Empty when the text is no image reference. */
  static Optional<ImageName> parse(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String rest = at < 0 ? text : text.substring(0, at);
    if (at >= 0 && !isDigest(digest)) {
      return Optional.empty();
    }
    int colon = rest.lastIndexOf(':');
    String tag = "";
    if (colon > rest.lastIndexOf('/')) {
      tag = rest.substring(colon + 1);
      rest = rest.substring(0, colon);
      if (!isTag(tag)) {
        return Optional.empty();
      }
    } else if (at < 0) {
      tag = "latest";
    }
    return place(text, rest, tag, digest);
  }

  private static Optional<ImageName> place(String text, String name, String tag, String digest) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasRegistry =
        first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
    String registry = hasRegistry && !first.equals("docker.io") ? first : HUB;
    String repository = hasRegistry ? name.substring(slash + 1) : name;
    if (!isRepository(repository) || !isHost(registry)) {
      return Optional.empty();
    }
    boolean official = registry.equals(HUB) && repository.indexOf('/') < 0;
    return Optional.of(
        new ImageName(
            text, registry, official ? "library/" + repository : repository, tag, digest));
  }

  private static boolean isDigest(String text) {
    return text.startsWith(DIGEST)
        && text.length() == DIGEST.length() + DIGEST_DIGITS
        && text.chars()
            .skip(DIGEST.length())
            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= TAG_LENGTH_MAX
        && text.chars()
            .allMatch(c -> isSmall(c) || (c >= 'A' && c <= 'Z') || "_-.".indexOf(c) >= 0);
  }

  private static boolean isRepository(String text) {
    return text.length() >= REPOSITORY_LENGTH_MIN
        && text.length() <= REPOSITORY_LENGTH_MAX
        && text.chars().allMatch(c -> isSmall(c) || "_-./".indexOf(c) >= 0);
  }

  private static boolean isHost(String text) {
    return text.chars()
        .allMatch(c -> isSmall(c) || (c >= 'A' && c <= 'Z') || "-.:[]".indexOf(c) >= 0);
  }

  private static boolean isSmall(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** What picks the image in its repository; tag and digest together where both are given. */
  String identifier() {
    return digest.isEmpty() ? tag : tag.isEmpty() ? digest : tag + "@" + digest;
  }

  /** With the sign that stands before it in a reference; the digest alone where there is one. */
  String identifierWithSeparator() {
    return digest.isEmpty() ? ":" + tag : "@" + digest;
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public String toString() {
    return text;
  }
}
