package dev.ephor.engine.token;

import dev.ephor.document.ObjectNode;
import dev.ephor.engine.token.SignatureAlgorithm.Family;
import dev.ephor.engine.token.VerificationKey.Material;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Reads keys of their JSON form (RFC 7517, RFC 7518 §6, RFC 8037). */
final class KeyReader {
  /** Smaller ones must not be used with RS256 and PS256 (RFC 7518 §3.3); larger ones cost time. */
  private static final int RSA_BITS_MIN = 2048;

  private static final int RSA_BITS_MAX = 16_384;
  private static final int EXPONENT_BITS_MAX = 33;
  private static final int EDWARDS_BYTES = 32;

  private static final Map<String, String> CURVES =
      Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

  private KeyReader() {}

  /** Empty for a key that cannot be used here, which RFC 7517 §5 wants passed over. */
  static Optional<VerificationKey> read(ObjectNode key) {
    String use = key.text("use", "");
    if (!use.isEmpty() && !use.equals("sig")) {
      return Optional.empty();
    }
    String algorithm = key.text("alg", "");
    Optional<SignatureAlgorithm> only = SignatureAlgorithm.of(algorithm);
    if (!algorithm.isEmpty() && only.isEmpty()) {
      return Optional.empty();
    }
    try {
      return material(key)
          .map(material -> new VerificationKey(material, key.text("kid", ""), only));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static VerificationKey secret(byte[] secret) {
    return new VerificationKey(
        new Material.Secret(new SecretKeySpec(secret, "HMAC")), "", Optional.empty());
  }

  private static Optional<Material> material(ObjectNode key) throws GeneralSecurityException {
    return switch (key.text("kty", "")) {
      case "oct" -> {
        byte[] secret = bytes(key, "k");
        yield secret.length == 0
            ? Optional.empty()
            : Optional.of(new Material.Secret(new SecretKeySpec(secret, "HMAC")));
      }
      case "RSA" -> rsa(number(key, "n"), number(key, "e"));
      case "EC" -> elliptic(key);
      case "OKP" -> edwards(key);
      default -> Optional.empty();
    };
  }

  private static Optional<Material> rsa(BigInteger modulus, BigInteger exponent)
      throws GeneralSecurityException {
    int bits = modulus.bitLength();
    boolean isUsable =
        bits >= RSA_BITS_MIN
            && bits <= RSA_BITS_MAX
            && exponent.bitLength() > 1
            && exponent.bitLength() <= EXPONENT_BITS_MAX
            && exponent.testBit(0);
    return isUsable
        ? Optional.of(
            new Material.Public(
                KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                Family.RSA))
        : Optional.empty();
  }

  private static Optional<Material> elliptic(ObjectNode key) throws GeneralSecurityException {
    String curve = CURVES.get(key.text("crv", ""));
    if (curve == null) {
      return Optional.empty();
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
    ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
    return isOn(spec.getCurve(), point)
        ? Optional.of(
            new Material.Public(
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec)),
                Family.ELLIPTIC))
        : Optional.empty();
  }

  /** A point beside the curve would make an easier puzzle of the signature. */
  private static boolean isOn(EllipticCurve curve, ECPoint point) {
    if (!(curve.getField() instanceof ECFieldFp field)) {
      return false;
    }
    BigInteger p = field.getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
    return y.multiply(y).mod(p).equals(right);
  }

  /** The bytes are little-endian, and the highest bit is the sign of x (RFC 8032 §5.1.2). */
  private static Optional<Material> edwards(ObjectNode key) throws GeneralSecurityException {
    byte[] raw = bytes(key, "x");
    if (!key.text("crv", "").equals("Ed25519") || raw.length != EDWARDS_BYTES) {
      return Optional.empty();
    }
    byte[] big = new byte[EDWARDS_BYTES];
    for (int i = 0; i < EDWARDS_BYTES; i++) {
      big[i] = raw[EDWARDS_BYTES - 1 - i];
    }
    boolean isOdd = (big[0] & 0x80) != 0;
    big[0] &= 0x7f;
    EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, big));
    return Optional.of(
        new Material.Public(
            KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)),
            Family.EDWARDS));
  }

  private static BigInteger number(ObjectNode key, String field) {
    return new BigInteger(1, bytes(key, field));
  }

  private static byte[] bytes(ObjectNode key, String field) {
    return Base64.getUrlDecoder().decode(key.text(field, ""));
  }
}
