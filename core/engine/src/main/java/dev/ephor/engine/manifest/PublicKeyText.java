package dev.ephor.engine.manifest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Public keys as PEM text (RFC 7468 §13). */
final class PublicKeyText {
  static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int RSA_BITS_MIN = 2048;
  private static final int RSA_BITS_MAX = 16_384;
  static final int TEXT_MAX = 16_384;
  private static final List<String> SORTS = List.of("EC", "RSA", "Ed25519");

  private PublicKeyText() {}

  /** The keys of a text that holds several, each as a text of its own. */
  static List<String> split(String text) {
    List<String> out = new ArrayList<>();
    int start = text.indexOf(BEGIN);
    while (start >= 0) {
      int next = text.indexOf(BEGIN, start + 1);
      out.add(text.substring(start, next < 0 ? text.length() : next).strip());
      start = next;
    }
    return out.isEmpty() ? List.of(text) : out;
  }

  /** Empty for a text that is no key, and for a key too weak or too large to be used. */
  static Optional<PublicKey> read(String text) {
    String whole = text.strip();
    if (whole.length() > TEXT_MAX || !whole.startsWith(BEGIN) || !whole.endsWith(END)) {
      return Optional.empty();
    }
    byte[] der;
    try {
      String body = whole.substring(BEGIN.length(), whole.length() - END.length());
      der = Base64.getDecoder().decode(String.join("", body.lines().map(String::strip).toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    for (String sort : SORTS) {
      try {
        return Optional.of(KeyFactory.getInstance(sort).generatePublic(new X509EncodedKeySpec(der)))
            .filter(PublicKeyText::isUsable);
      } catch (GeneralSecurityException e) {
        // Not a key of this sort; the next one is tried.
      }
    }
    return Optional.empty();
  }

  private static boolean isUsable(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> {
        int bits = rsa.getModulus().bitLength();
        yield bits >= RSA_BITS_MIN && bits <= RSA_BITS_MAX;
      }
      case ECPublicKey _, EdECPublicKey _ -> true;
      default -> false;
    };
  }
}
