package dev.ephor.engine.token;

import java.util.Optional;

/**
 * Algorithms of RFC 7518 §3.1 and RFC 8037. {@code none} is not among them: a token without a
 * signature proves nothing.
 */
enum SignatureAlgorithm {
  HS256(Family.SECRET, "HmacSHA256", 0),
  HS384(Family.SECRET, "HmacSHA384", 0),
  HS512(Family.SECRET, "HmacSHA512", 0),
  RS256(Family.RSA, "SHA256withRSA", 0),
  RS384(Family.RSA, "SHA384withRSA", 0),
  RS512(Family.RSA, "SHA512withRSA", 0),
  PS256(Family.RSA, "SHA-256", 32),
  PS384(Family.RSA, "SHA-384", 48),
  PS512(Family.RSA, "SHA-512", 64),
  ES256(Family.ELLIPTIC, "SHA256withECDSAinP1363Format", 256),
  ES384(Family.ELLIPTIC, "SHA384withECDSAinP1363Format", 384),
  ES512(Family.ELLIPTIC, "SHA512withECDSAinP1363Format", 521),
  EdDSA(Family.EDWARDS, "Ed25519", 0);

  private final Family family;
  private final String technical;
  private final int size;

  SignatureAlgorithm(Family family, String technical, int size) {
    this.family = family;
    this.technical = technical;
    this.size = size;
  }

  /** What sort of key an algorithm takes; keys of another sort never meet it. */
  enum Family {
    SECRET,
    RSA,
    ELLIPTIC,
    EDWARDS
  }

  /** Names are compared exactly (RFC 7515 §4.1.1). */
  static Optional<SignatureAlgorithm> of(String name) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.name().equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  Family family() {
    return family;
  }

  /** Name in the Java platform; of PS256 and its like that of the hash. */
  String technical() {
    return technical;
  }

  /** Bytes of the salt of PS256 and its like; bits of the field of ES256 and its like. */
  int size() {
    return size;
  }

  boolean isPss() {
    return family == Family.RSA && size > 0;
  }
}
