package dev.ephor.engine.manifest;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.AttestorSet;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An attestor set, compiled: how many of its entries have to have signed a manifest. Its wording is
 * Kyverno's, which scripts and test cases read.
 *
 * @param count how many have to; all where it is empty
 */
record Attestors(Optional<Integer> count, List<Entry> entries) {
  Attestors {
    entries = List.copyOf(entries);
  }

  /** One signer, or a set of them. */
  sealed interface Entry {
    /**
     * @param settings the whole entry, with variables
     */
    record Signer(AttestorSet.Kind kind, Template settings) implements Entry {}

    record Nested(Attestors set) implements Entry {}
  }

  /** What a set says about a resource. */
  sealed interface Answer {
    record Verified(String message) implements Answer {}

    record Refused(String message, Optional<JsonPointer> place) implements Answer {}

    /** Not to be found out here; nothing is decided by it. */
    record Unknown(String message) implements Answer {}
  }

  /** An entry with its variables replaced; several keys in one text are as many entries. */
  private sealed interface Expanded {
    record One(AttestorSet.Kind kind, ObjectNode settings) implements Expanded {}

    record Set(Attestors set) implements Expanded {}

    record Failed(AttestorSet.Kind kind, String message) implements Expanded {}
  }

  static Attestors of(AttestorSet set, Function<AttestorSet.Signer, Template> settings) {
    List<Entry> out = new ArrayList<>();
    for (AttestorSet.Entry entry : set.entries()) {
      out.add(
          switch (entry) {
            case AttestorSet.Nested(AttestorSet nested) -> new Entry.Nested(of(nested, settings));
            case AttestorSet.Signer signer ->
                new Entry.Signer(signer.kind(), settings.apply(signer));
          });
    }
    return new Attestors(set.count().filter(wanted -> wanted > 0), out);
  }

  /**
   * @param path of the set in its rule, for messages
   */
  Answer verify(EvaluationContext context, SignedManifest manifest, String path) {
    List<Expanded> all = entries.stream().flatMap(e -> expand(e, context).stream()).toList();
    int needed = count.orElse(all.size());
    int open = 0;
    Optional<JsonPointer> place = Optional.empty();
    List<String> verified = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      switch (answer(all.get(i), context, manifest, path + ".entries[" + i + "]")) {
        case Answer.Verified(String message) -> verified.add(message);
        case Answer.Refused(String message, Optional<JsonPointer> first) -> {
          refused.add(message);
          place = place.or(() -> first);
        }
        case Answer.Unknown(String message) -> {
          open++;
          unknown.add(message);
        }
      }
      if (verified.size() >= needed) {
        return new Answer.Verified(told("succeeded", verified.size(), needed, verified));
      }
    }
    // What could not be found out counts only where it could have made the difference.
    if (verified.size() + open >= needed) {
      return new Answer.Unknown(String.join("; ", unknown));
    }
    refused.addAll(unknown);
    return new Answer.Refused(told("failed", verified.size(), needed, refused), place);
  }

  private static String told(String what, int verified, int needed, List<String> messages) {
    return "manifest verification "
        + what
        + "; verifiedCount "
        + verified
        + "; requiredCount "
        + needed
        + "; message "
        + String.join(",", messages);
  }

  private static Answer answer(
      Expanded entry, EvaluationContext context, SignedManifest manifest, String path) {
    return switch (entry) {
      case Expanded.Set(Attestors set) -> set.verify(context, manifest, path + ".attestor");
      case Expanded.Failed(AttestorSet.Kind kind, String message) ->
          new Answer.Unknown(path + "." + kind.field() + ": " + message);
      case Expanded.One(AttestorSet.Kind kind, ObjectNode settings) ->
          signer(kind, settings, manifest, path + "." + kind.field() + ": ");
    };
  }

  private static Answer signer(
      AttestorSet.Kind kind, ObjectNode settings, SignedManifest manifest, String path) {
    Optional<String> mismatch = mismatch(settings.object("annotations"), manifest);
    if (mismatch.isPresent()) {
      return new Answer.Refused(path + mismatch.get(), Optional.empty());
    }
    if (settings.has("repository")) {
      return new Answer.Unknown(path + "a signature in a repository needs a registry");
    }
    return switch (kind) {
      case KEYLESS ->
          new Answer.Unknown(path + "keyless signatures need a transparency log and its roots");
      case CERTIFICATES ->
          new Answer.Unknown(
              path + "certificates need a transparency log that dates the signature");
      case KEYS -> key(settings, manifest, path);
    };
  }

  private static Answer key(ObjectNode settings, SignedManifest manifest, String path) {
    ObjectNode keys = settings.object("keys");
    if (keys.has("secret") || keys.has("kms")) {
      String where = keys.has("secret") ? "secret needs a cluster" : "kms needs its service";
      return new Answer.Unknown(path + "a key in a " + where);
    }
    Optional<PublicKey> key = PublicKeyText.read(keys.text("publicKeys", ""));
    if (key.isEmpty()) {
      return new Answer.Unknown(
          path + "the public key is no PEM text of a key of ECDSA, RSA or Ed25519");
    }
    String hash = keys.text("signatureAlgorithm", settings.text("signatureAlgorithm", "sha256"));
    return switch (manifest.verify(new SignatureCheck(key.get(), hash))) {
      case SignedManifest.Answer.Verified _ -> new Answer.Verified("singed by a valid signer: ");
      case SignedManifest.Answer.Refused(String reason, Optional<JsonPointer> place) ->
          new Answer.Refused(path + reason, place);
    };
  }

  /**
   * Annotations the signer is to have given; they stand outside of what is signed in Kyverno too.
   */
  private static Optional<String> mismatch(ObjectNode wanted, SignedManifest manifest) {
    for (String key : wanted.keys()) {
      String value = wanted.text(key, "");
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

  private static List<Expanded> expand(Entry entry, EvaluationContext context) {
    return switch (entry) {
      case Entry.Nested(Attestors set) -> List.of(new Expanded.Set(set));
      case Entry.Signer(AttestorSet.Kind kind, Template settings) -> {
        Value value = settings.resolve(context);
        if (!(value instanceof ObjectNode fields)) {
          String message =
              value instanceof ErrorValue error ? error.message() : "the signer is no object";
          yield List.of(new Expanded.Failed(kind, message));
        }
        ObjectNode keys = fields.object("keys");
        Node text = keys.getOr("publicKeys", StringNode.EMPTY);
        if (!(text instanceof StringNode(String several)) || several.isEmpty()) {
          yield List.of(new Expanded.One(kind, fields));
        }
        yield PublicKeyText.split(several).stream()
            .map(one ->
                (Expanded)
                    new Expanded.One(
                        kind, fields.with("keys", keys.with("publicKeys", StringNode.of(one)))))
            .toList();
      }
    };
  }
}
