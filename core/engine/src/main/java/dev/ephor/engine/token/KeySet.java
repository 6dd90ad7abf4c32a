package dev.ephor.engine.token;

import dev.ephor.cel.CelOpaque;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that tokens are verified with (RFC 7517 §5). Immutable. */
public final class KeySet implements CelOpaque {
  public static final String TYPE = "jwk.Set";

  private static final int KEYS_MAX = 100;

  private final List<VerificationKey> keys;
  private final boolean isSecret;

  private KeySet(List<VerificationKey> keys, boolean isSecret) {
    this.keys = List.copyOf(keys);
    this.isSecret = isSecret;
  }

  /** A set of one secret, which is for tokens of every key id. */
  static KeySet ofSecret(byte[] secret) {
    return new KeySet(List.of(KeyReader.secret(secret)), true);
  }

  /**
   * The keys of a set, or one key alone. Those that cannot be used are passed over, and so are
   * those beyond the hundredth.
   *
   * @return empty when the document is neither
   */
  public static Optional<KeySet> of(Node document) {
    if (!(document instanceof ObjectNode object)) {
      return Optional.empty();
    }
    List<VerificationKey> out = new ArrayList<>();
    if (object.get("keys") instanceof ArrayNode listed) {
      for (Node key : listed) {
        if (key instanceof ObjectNode found && out.size() < KEYS_MAX) {
          KeyReader.read(found).ifPresent(out::add);
        }
      }
      return Optional.of(new KeySet(out, false));
    }
    if (!object.has("kty")) {
      return Optional.empty();
    }
    KeyReader.read(object).ifPresent(out::add);
    return Optional.of(new KeySet(out, false));
  }

  /**
   * The key a token names; the only one when it names none. A token that names none is not tried
   * with one key after the other.
   *
   * @param id empty when the token names none
   */
  Optional<VerificationKey> find(String id) {
    if (isSecret || (id.isEmpty() && keys.size() == 1)) {
      return Optional.of(keys.getFirst());
    }
    return id.isEmpty()
        ? Optional.empty()
        : keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public String toString() {
    return TYPE + " of " + keys.size() + " keys";
  }
}
