package dev.ephor.scalar;

import java.util.Locale;
import java.util.Optional;

/**
 * A reference to an image, taken apart (grammar of github.com/distribution/reference).
 *
 * @param registry host with its port; empty only in what {@link #split} gives
 * @param path repository below the registry, for example {@code library/nginx}
 * @param tag empty when none is written, or when a digest stands alone
 * @param digest with its algorithm, or empty
 */
public record ImageReference(String registry, String path, String tag, String digest) {
  private static final int LONGEST = 4096;
  private static final int NAME_MAX = 255;
  private static final int TAG_MAX = 128;
  private static final String DEFAULT_TAG = "latest";

  /**
   * The reference with the defaults of container runtimes: {@code defaultRegistry} where none is
   * named, tag latest where there is neither tag nor digest. Empty when the text is none.
   */
  public static Optional<ImageReference> parse(String text, String defaultRegistry) {
    return split(text)
        .map(parts -> parts.registry.isEmpty() ? parts.in(defaultRegistry) : parts)
        .filter(ImageReference::isWellFormed)
        .map(parts ->
            parts.tag.isEmpty() && parts.digest.isEmpty() ? parts.tagged(DEFAULT_TAG) : parts);
  }

  /**
   * The parts as they are written, each checked for being there and nothing else. For grammars that
   * agree on where the parts stand and not on what may stand in them.
   */
  public static Optional<ImageReference> split(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String rest = at < 0 ? text : text.substring(0, at);
    int colon = rest.lastIndexOf(':');
    boolean tagged = colon > rest.lastIndexOf('/');
    String tag = tagged ? rest.substring(colon + 1) : "";
    String name = tagged ? rest.substring(0, colon) : rest;
    if ((at >= 0 && digest.isEmpty()) || (tagged && tag.isEmpty())) {
      return Optional.empty();
    }
    boolean hasRegistry = hasRegistry(name);
    int slash = name.indexOf('/');
    return Optional.of(
        new ImageReference(
            hasRegistry ? name.substring(0, slash) : "",
            hasRegistry ? name.substring(slash + 1) : name,
            tag,
            digest));
  }

  /** The text with {@code defaultRegistry} before it where it names none. */
  public static String withRegistry(String text, String defaultRegistry) {
    return hasRegistry(text) ? text : defaultRegistry + "/" + text;
  }

  /** The text before the first slash is a registry only if it looks like a host. */
  private static boolean hasRegistry(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    return first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  private ImageReference in(String host) {
    return new ImageReference(host, path, tag, digest);
  }

  private ImageReference tagged(String name) {
    return new ImageReference(registry, path, name, digest);
  }

  /** The same image, fixed to its content. */
  public ImageReference withDigest(String content) {
    return new ImageReference(registry, path, tag, content);
  }

  /** Last segment of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code registry/path@digest}, or with the tag where there is no digest. */
  public String reference() {
    return digest.isEmpty() ? referenceWithTag() : registry + "/" + path + "@" + digest;
  }

  /** {@code registry/path:tag}. */
  public String referenceWithTag() {
    return registry + "/" + path + ":" + tag;
  }

  private boolean isWellFormed() {
    return registry.length() + 1 + path.length() <= NAME_MAX
        && isHost(registry)
        && isPath(path)
        && (tag.isEmpty() || isTag(tag))
        && (digest.isEmpty() || isDigest(digest));
  }

  private static boolean isHost(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? text : text.substring(0, colon);
    if (colon >= 0
        && (colon + 1 == text.length()
            || !text.substring(colon + 1).chars().allMatch(ImageReference::isDigit))) {
      return false;
    }
    if (bracket >= 0) {
      return host.startsWith("[")
          && host.endsWith("]")
          && host.length() > 2
          && host.substring(1, host.length() - 1).chars().allMatch(c -> isHex(c) || c == ':');
    }
    for (String label : host.split("\\.", -1)) {
      if (label.isEmpty()
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPath(String text) {
    for (String segment : text.split("/", -1)) {
      if (!isSegment(segment)) {
        return false;
      }
    }
    return true;
  }

  /** Runs of small letters and digits, with a dot, one or two underscores or dashes between. */
  private static boolean isSegment(String text) {
    int end = text.length();
    if (end == 0 || !isSmall(text.charAt(0)) || !isSmall(text.charAt(end - 1))) {
      return false;
    }
    for (int i = 0; i < end; ) {
      char c = text.charAt(i);
      int next = i + 1;
      while (next < end && !isSmall(c) && text.charAt(next) == c) {
        next++;
      }
      int run = next - i;
      boolean allowed = isSmall(c) || (c == '.' && run == 1) || (c == '_' && run <= 2) || c == '-';
      boolean joins = isSmall(c) || isSmall(text.charAt(next));
      if (!allowed || !joins) {
        return false;
      }
      i = next;
    }
    return true;
  }

  private static boolean isTag(String text) {
    return text.length() <= TAG_MAX
        && text.charAt(0) != '.'
        && text.charAt(0) != '-'
        && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || "_.-".indexOf(c) >= 0);
  }

  private static boolean isDigest(String text) {
    int colon = text.indexOf(':');
    int digits =
        switch (text.substring(0, Math.max(colon, 0))) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> -1;
        };
    return text.length() - colon - 1 == digits
        && text.chars().skip(colon + 1L).allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'f'));
  }

  private static boolean isSmall(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
