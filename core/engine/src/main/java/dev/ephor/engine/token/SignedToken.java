package dev.ephor.engine.token;

import dev.ephor.cel.CelBytes;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A token in its compact form (RFC 7515 §7.1), not verified yet. Nothing in it is to be believed
 * but what chooses key and algorithm, and of those only what the key allows.
 *
 * @param algorithm name from the header
 * @param keyId empty when the header has none
 * @param signed the bytes under the signature
 */
record SignedToken(
    String algorithm, String keyId, ObjectNode claims, CelBytes signed, CelBytes signature) {
  /** Far above what fits into a header of HTTP. */
  private static final int LENGTH_MAX = 64 * 1024;

  /** Either a token or why the text is none. */
  sealed interface Parsed {
    record Good(SignedToken token) implements Parsed {}

    record Bad(String reason) implements Parsed {}
  }

  static Parsed parse(String text) {
    if (text.length() > LENGTH_MAX) {
      return new Parsed.Bad("the token is longer than " + LENGTH_MAX + " characters");
    }
    List<String> parts = List.of(text.split("\\.", -1));
    if (parts.size() != 3) {
      return new Parsed.Bad("a token has three parts between dots");
    }
    Optional<ObjectNode> header = object(parts.get(0));
    Optional<ObjectNode> claims = object(parts.get(1));
    Optional<byte[]> signature = bytes(parts.get(2));
    if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
      String which = header.isEmpty() ? "header" : claims.isEmpty() ? "payload" : "signature";
      return new Parsed.Bad("the " + which + " of the token cannot be read");
    }
    // Extensions that must be understood are not (RFC 7515 §4.1.11).
    if (header.get().has("crit")) {
      return new Parsed.Bad("the token demands extensions (header `crit`)");
    }
    if (!(header.get().get("alg") instanceof StringNode(String algorithm))) {
      return new Parsed.Bad("the token names no algorithm");
    }
    byte[] signed = (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
    return new Parsed.Good(
        new SignedToken(
            algorithm,
            header.get().text("kid", ""),
            claims.get(),
            CelBytes.copyOf(signed),
            CelBytes.copyOf(signature.get())));
  }

  private static Optional<ObjectNode> object(String part) {
    return bytes(part).flatMap(SignedToken::json);
  }

  private static Optional<ObjectNode> json(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    ReadResult read = new DocumentReader().readJson("token", text);
    List<Document> documents = read.documents();
    if (!read.diagnostics().isEmpty() || documents.size() != 1) {
      return Optional.empty();
    }
    Node root = documents.getFirst().root();
    return root instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  /** Base64url without padding (RFC 7515 §2); other forms would let one token have many texts. */
  private static Optional<byte[]> bytes(String part) {
    if (part.indexOf('=') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
