package dev.ephor.engine.manifest;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;

/**
 * Whether one of some signatures over a message is that of a key. What algorithm is used follows
 * from the key and the policy, never from the resource.
 *
 * @param hash such as {@code sha256}; Ed25519 brings its own
 */
record SignatureCheck(PublicKey key, String hash) {

  boolean verifies(byte[] message, List<String> signatures) {
    for (String text : signatures) {
      byte[] signature;
      try {
        signature = Base64.getDecoder().decode(text.strip());
      } catch (IllegalArgumentException e) {
        continue;
      }
      if (verifies(message, signature)) {
        return true;
      }
    }
    return false;
  }

  private boolean verifies(byte[] message, byte[] signature) {
    String digest = "SHA" + hash.substring("sha".length());
    return switch (key) {
      case ECPublicKey _ -> tries(digest + "withECDSA", message, signature);
      case RSAPublicKey _ ->
          tries(digest + "withRSA", message, signature) || tries("RSASSA-PSS", message, signature);
      default -> tries("Ed25519", message, signature);
    };
  }

  /** False also for what is no signature at all. */
  private boolean tries(String algorithm, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS")) {
        int bits = Integer.parseInt(hash.substring("sha".length()));
        String digest = "SHA-" + bits;
        verifier.setParameter(
            new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / 8, 1));
      }
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
