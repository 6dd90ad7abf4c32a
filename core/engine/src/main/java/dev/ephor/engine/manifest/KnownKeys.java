package dev.ephor.engine.manifest;

import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Keys of texts that variables give, which are often the same few for many resources: the last ones
 * are kept. Shared by threads, with a lock of its own; two threads may read the same key at once,
 * which costs time alone.
 */
final class KnownKeys {
  private static final int SIZE_MAX = 64;

  /** In the order of use. */
  private final LinkedHashMap<String, Optional<PublicKey>> keys =
      new LinkedHashMap<>(16, 0.75f, true);

  Optional<PublicKey> read(String text) {
    if (text.length() > PublicKeyText.TEXT_MAX) {
      return Optional.empty();
    }
    Optional<Optional<PublicKey>> known = known(text);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<PublicKey> key = PublicKeyText.read(text);
    remember(text, key);
    return key;
  }

  synchronized int size() {
    return keys.size();
  }

  private synchronized Optional<Optional<PublicKey>> known(String text) {
    return Optional.ofNullable(keys.get(text));
  }

  private synchronized void remember(String text, Optional<PublicKey> key) {
    keys.put(text, key);
    if (keys.size() > SIZE_MAX) {
      keys.pollFirstEntry();
    }
  }
}
