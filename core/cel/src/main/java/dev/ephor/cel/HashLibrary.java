package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Kyverno's digests of texts, in hexadecimal digits. */
final class HashLibrary implements CelLibrary {
  @Override
  public String name() {
    return "kyverno hash";
  }

  @Override
  public void declare(CelDeclarations to) {
    hash(to, "md5", "MD5");
    hash(to, "sha1", "SHA-1");
    hash(to, "sha256", "SHA-256");
  }

  private static void hash(CelDeclarations to, String name, String algorithm) {
    CelFunction function =
        (call, a) -> {
          String text = Arguments.text(a[0]);
          return Arguments.chargeTraversal(call, text.length())
              ? digest(text, algorithm)
              : call.stopped();
        };
    to.function(name, "(string) -> string", function);
    to.function("hash." + name, "(string) -> string", function);
  }

  private static Value digest(String text, String algorithm) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return StringNode.of(
          HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
