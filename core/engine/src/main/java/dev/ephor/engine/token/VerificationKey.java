package dev.ephor.engine.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that signatures are verified with. What algorithms it may be used for follows from the key
 * and not from the token: a public key of RSA is never taken for a secret of HS256.
 *
 * @param id empty when the key has none
 * @param only the one algorithm it may be used for, if its owner said so
 */
record VerificationKey(Material material, String id, Optional<SignatureAlgorithm> only) {

  /** The key itself. */
  sealed interface Material {
    SignatureAlgorithm.Family family();

    record Secret(SecretKeySpec key) implements Material {
      @Override
      public SignatureAlgorithm.Family family() {
        return SignatureAlgorithm.Family.SECRET;
      }
    }

    record Public(PublicKey key, SignatureAlgorithm.Family family) implements Material {}
  }

  boolean allows(SignatureAlgorithm algorithm) {
    return algorithm.family() == material.family()
        && only.map(algorithm::equals).orElse(true)
        && isOfSize(algorithm);
  }

  /** ES256 belongs to P-256 alone, and so on (RFC 7518 §3.4). */
  private boolean isOfSize(SignatureAlgorithm algorithm) {
    return !(material instanceof Material.Public(ECPublicKey key, _))
        || key.getParams().getCurve().getField().getFieldSize() == algorithm.size();
  }

  /** Whether the signature is this key's; false also for what is no signature at all. */
  boolean verifies(SignatureAlgorithm algorithm, byte[] signed, byte[] signature) {
    try {
      return switch (material) {
        case Material.Secret(SecretKeySpec key) -> {
          Mac mac = Mac.getInstance(algorithm.technical());
          mac.init(key);
          // Takes the same time wherever the first difference is.
          yield MessageDigest.isEqual(mac.doFinal(signed), signature);
        }
        case Material.Public(PublicKey key, _) -> {
          Signature verifier = verifier(algorithm);
          verifier.initVerify(key);
          verifier.update(signed);
          yield verifier.verify(signature);
        }
      };
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature verifier(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    if (!algorithm.isPss()) {
      return Signature.getInstance(algorithm.technical());
    }
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    String hash = algorithm.technical();
    verifier.setParameter(
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), algorithm.size(), 1));
    return verifier;
  }
}
