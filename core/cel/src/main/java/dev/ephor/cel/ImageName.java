package dev.ephor.cel;

import dev.ephor.scalar.ImageReference;
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
    Optional<ImageReference> parts = ImageReference.split(text);
    return parts.flatMap(found -> of(text, found));
  }

  private static Optional<ImageName> of(String text, ImageReference parts) {
    String registry =
        parts.registry().isEmpty() || parts.registry().equals("docker.io") ? HUB : parts.registry();
    String repository = parts.path();
    if (!isRepository(repository)
        || !isHost(registry)
        || !(parts.tag().isEmpty() || isTag(parts.tag()))
        || !(parts.digest().isEmpty() || isDigest(parts.digest()))) {
      return Optional.empty();
    }
    boolean official = registry.equals(HUB) && repository.indexOf('/') < 0;
    boolean latest = parts.tag().isEmpty() && parts.digest().isEmpty();
    return Optional.of(
        new ImageName(
            text,
            registry,
            official ? "library/" + repository : repository,
            latest ? "latest" : parts.tag(),
            parts.digest()));
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

  /** What has capitals and neither dot, colon nor the name localhost is a repository gone wrong. */
  private static boolean isHost(String text) {
    boolean looksLikeHost =
        text.indexOf('.') >= 0 || text.indexOf(':') >= 0 || text.equals("localhost");
    return looksLikeHost
        && text.chars()
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
