package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code verifyImages} and attestors, whose content is compiled from their fragments. */
final class AttestorReader {
  /** How deep attestors may hold attestors. */
  private static final int DEPTH_MAX = 8;

  private static final Map<String, String> TYPES =
      Map.of("Cosign", "Cosign", "SigstoreBundle", "SigstoreBundle", "Notary", "Notary");
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha224", "sha224", "sha256", "sha256", "sha384", "sha384", "sha512", "sha512");
  private static final String[] ENTRY_KINDS = {"keys", "certificates", "keyless", "attestor"};

  private AttestorReader() {}

  /** One entry of {@code verifyImages}. */
  static void verification(FieldReader body) {
    body.choice("type", TYPES);
    if (!body.has("imageReferences") && !body.has("image")) {
      body.missing("imageReferences");
    }
    for (String list : List.of("imageReferences", "skipImageReferences")) {
      body.texts(list);
    }
    for (String text : List.of("image", "key", "roots", "issuer", "subject", "repository")) {
      body.text(text);
    }
    for (String flag :
        List.of("mutateDigest", "verifyDigest", "required", "useCache", "cosignOCI11")) {
      body.flag(flag);
    }
    body.textMap("annotations");
    body.textMap("additionalExtensions");
    ValidateReader.failureAction(body);
    ContextReader.credentials(body, "imageRegistryCredentials");
    attestors(body);
    for (FieldReader attestation : body.objects("attestations")) {
      attestation.text("name");
      attestation.text("type");
      attestation.text("predicateType");
      attestors(attestation);
      ConditionsReader.read(attestation, "conditions");
      attestation.finish();
    }
    body.object("validate").ifPresent(AttestorReader::validate);
    body.finish();
  }

  private static void validate(FieldReader body) {
    body.text("message");
    body.object("deny")
        .ifPresent(deny -> {
          ConditionsReader.read(deny, "conditions");
          deny.finish();
        });
    body.finish();
  }

  static void attestors(FieldReader parent) {
    parent.objects("attestors").forEach(set -> attestorSet(set, 0));
  }

  private static void attestorSet(FieldReader set, int depth) {
    Optional<Integer> count = set.number("count", 1, Integer.MAX_VALUE);
    List<FieldReader> entries = set.objects("entries");
    entries.forEach(entry -> attestor(entry, depth));
    set.finish();
    if (count.isPresent() && count.get() > entries.size() && !entries.isEmpty()) {
      Fragment place = set.source().child("count").orElse(set.source());
      set.badLength(place, "`count` of at most the number of entries", count.get());
    }
  }

  private static void attestor(FieldReader entry, int depth) {
    entry.exactlyOne(ENTRY_KINDS);
    entry.object("keys").ifPresent(AttestorReader::keys);
    entry.object("certificates").ifPresent(AttestorReader::certificates);
    entry.object("keyless").ifPresent(AttestorReader::keyless);
    if (depth < DEPTH_MAX) {
      entry.object("attestor").ifPresent(nested -> attestorSet(nested, depth + 1));
    } else {
      entry.accept("attestor");
      entry.badLength(entry.source(), "at most " + DEPTH_MAX + " levels of attestors", depth + 1);
    }
    entry.textMap("annotations");
    entry.text("repository");
    entry.choice("signatureAlgorithm", ALGORITHMS);
    entry.finish();
  }

  private static void keys(FieldReader body) {
    body.exactlyOne("publicKeys", "kms", "secret");
    body.text("publicKeys");
    body.text("kms");
    body.object("secret")
        .ifPresent(secret -> {
          secret.requiredText("name");
          secret.requiredText("namespace");
          secret.finish();
        });
    body.choice("signatureAlgorithm", ALGORITHMS);
    logs(body);
  }

  private static void certificates(FieldReader body) {
    body.text("cert");
    body.text("certChain");
    logs(body);
  }

  private static void keyless(FieldReader body) {
    for (String text : List.of("issuer", "issuerRegExp", "subject", "subjectRegExp", "roots")) {
      body.text(text);
    }
    body.textMap("additionalExtensions");
    logs(body);
  }

  private static void logs(FieldReader body) {
    body.object("rekor")
        .ifPresent(rekor -> {
          rekor.text("url");
          rekor.text("pubkey");
          rekor.flag("ignoreTlog");
          rekor.finish();
        });
    body.object("ctlog")
        .ifPresent(ctlog -> {
          ctlog.flag("ignoreSCT");
          ctlog.text("pubkey");
          ctlog.text("tsaCertChain");
          ctlog.finish();
        });
    body.finish();
  }
}
