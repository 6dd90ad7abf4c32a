package dev.ephor.engine.manifest;

import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.policy.AttestorSet;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One signer whose settings hold no variables any more: what it wants of a manifest, with its key
 * read. Immutable.
 *
 * @param annotations that the signer is to have given
 */
record Signer(AttestorSet.Kind kind, ObjectNode annotations, Proof proof) {
  static final String IN_REPOSITORY = "a signature in a repository needs a registry";

  /** How it is found out whether the signer has signed. */
  sealed interface Proof {
    record Key(SignatureCheck check) implements Proof {}

    /** It cannot be found out here. */
    record OutOfReach(String why) implements Proof {}
  }

  /**
   * The signers that an entry stands for: several keys in one text are as many signers.
   *
   * @param keys reads the text of a key
   */
  static List<Signer> of(
      AttestorSet.Kind kind, ObjectNode settings, Function<String, Optional<PublicKey>> keys) {
    Node text = settings.object("keys").getOr("publicKeys", StringNode.EMPTY);
    List<String> texts =
        text instanceof StringNode(String several) && !several.isEmpty()
            ? PublicKeyText.split(several)
            : List.of("");
    return texts.stream()
        .map(one ->
            new Signer(kind, settings.object("annotations"), proof(kind, settings, one, keys)))
        .toList();
  }

  private static Proof proof(
      AttestorSet.Kind kind,
      ObjectNode settings,
      String text,
      Function<String, Optional<PublicKey>> keys) {
    if (settings.has("repository")) {
      return new Proof.OutOfReach(IN_REPOSITORY);
    }
    return switch (kind) {
      case KEYLESS ->
          new Proof.OutOfReach("keyless signatures need a transparency log and its roots");
      case CERTIFICATES ->
          new Proof.OutOfReach("certificates need a transparency log that dates the signature");
      case KEYS -> key(settings, text, keys);
    };
  }

  private static Proof key(
      ObjectNode settings, String text, Function<String, Optional<PublicKey>> keys) {
    ObjectNode fields = settings.object("keys");
    if (fields.has("secret") || fields.has("kms")) {
      String where = fields.has("secret") ? "secret needs a cluster" : "kms needs its service";
      return new Proof.OutOfReach("a key in a " + where);
    }
    String hash = fields.text("signatureAlgorithm", settings.text("signatureAlgorithm", "sha256"));
    return keys.apply(text)
        .<Proof>map(key -> new Proof.Key(new SignatureCheck(key, hash)))
        .orElse(
            new Proof.OutOfReach(
                "the public key is no PEM text of a key of ECDSA, RSA or Ed25519"));
  }

  /**
   * @param path of the signer in its rule, for messages
   */
  Attestors.Answer verify(SignedManifest manifest, String path) {
    String place = path + "." + kind.field() + ": ";
    Optional<String> mismatch = mismatch(manifest);
    if (mismatch.isPresent()) {
      return new Attestors.Answer.Refused(place + mismatch.get(), Optional.empty());
    }
    return switch (proof) {
      case Proof.OutOfReach(String why) -> new Attestors.Answer.Unknown(place + why);
      case Proof.Key(SignatureCheck check) ->
          switch (manifest.verify(check)) {
            case SignedManifest.Answer.Verified _ ->
                new Attestors.Answer.Verified("singed by a valid signer: ");
            case SignedManifest.Answer.Refused(String reason, Optional<JsonPointer> first) ->
                new Attestors.Answer.Refused(place + reason, first);
          };
    };
  }

  /** Annotations stand outside of what is signed in Kyverno too. */
  private Optional<String> mismatch(SignedManifest manifest) {
    for (String key : annotations.keys()) {
      String value = annotations.text(key, "");
      String found = manifest.annotations().text(key, "");
      if (!value.equals(found)) {
        return Optional.of(
            "annotations mismatch: "
                + found
                + " does not match expected value "
                + value
                + " for key "
                + key);
      }
    }
    return Optional.empty();
  }
}
