package dev.ephor.engine.scope;

import org.jspecify.annotations.Nullable;

/**
 * The parts of an image reference (grammar of github.com/distribution/reference), with the defaults
 * of container runtimes: registry docker.io, tag latest when there is neither tag nor digest.
 *
 * @param path repository path below the registry, for example {@code library/nginx}
 * @param name last segment of the path
 * @param tag empty when a digest stands instead
 * @param digest with its algorithm, or empty
 */
record ImageReference(String registry, String path, String name, String tag, String digest) {
  private static final String DEFAULT_REGISTRY = "docker.io";
  private static final int LONGEST = 4096;

  /** Java null when the text is no image reference. */
  static @Nullable ImageReference parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !isPlain(text)) {
      return null;
    }
    String rest = text;
    String digest = "";
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = rest.substring(at + 1);
      rest = rest.substring(0, at);
    }
    String tag = "";
    int colon = rest.lastIndexOf(':');
    if (colon > rest.lastIndexOf('/')) {
      tag = rest.substring(colon + 1);
      rest = rest.substring(0, colon);
    }
    String registry = DEFAULT_REGISTRY;
    int slash = rest.indexOf('/');
    if (slash > 0 && isHost(rest.substring(0, slash))) {
      registry = rest.substring(0, slash);
      rest = rest.substring(slash + 1);
    }
    if (rest.isEmpty() || rest.endsWith("/") || (at >= 0 && digest.indexOf(':') < 0)) {
      return null;
    }
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = "latest";
    }
    String name = rest.substring(rest.lastIndexOf('/') + 1);
    return new ImageReference(registry, rest, name, tag, digest);
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isHost(String text) {
    return text.equals("localhost") || text.indexOf('.') >= 0 || text.indexOf(':') >= 0;
  }

  String reference() {
    return digest.isEmpty() ? referenceWithTag() : registry + "/" + path + "@" + digest;
  }

  String referenceWithTag() {
    return registry + "/" + path + ":" + tag;
  }
}
