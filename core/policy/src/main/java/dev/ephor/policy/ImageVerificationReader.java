package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the entries of {@code verifyImages}. */
final class ImageVerificationReader {
  private static final Map<String, ImageVerification.Format> TYPES =
      Map.of(
          "Cosign", ImageVerification.Format.COSIGN,
          "SigstoreBundle", ImageVerification.Format.SIGSTORE_BUNDLE,
          "Notary", ImageVerification.Format.NOTARY);

  private static final List<String> KEYLESS_TEXTS = List.of("roots", "issuer", "subject");

  private ImageVerificationReader() {}

  static ImageVerification read(FieldReader body) {
    ImageVerification.Format format =
        body.choice("type", TYPES).orElse(ImageVerification.Format.COSIGN);
    ImageVerification.References references = references(body);
    ImageVerification.Settings settings =
        new ImageVerification.Settings(
            body.flag("mutateDigest", true),
            body.flag("verifyDigest", true),
            body.flag("required", true),
            body.flag("useCache", true),
            body.flag("cosignOCI11", false),
            body.text("repository"),
            ContextReader.credentials(body, "imageRegistryCredentials"));
    Optional<FailureAction> action = ValidateReader.failureAction(body);
    List<AttestorSet> attestors = new ArrayList<>(AttestorReader.attestors(body));
    older(body).ifPresent(attestors::add);
    List<ImageVerification.Attestation> attestations =
        body.objects("attestations").stream().map(ImageVerificationReader::attestation).toList();
    Optional<ImageVerification.Verdict> verdict =
        body.object("validate").map(ImageVerificationReader::verdict);
    body.finish();
    if (format == ImageVerification.Format.NOTARY) {
      onlyCertificates(body, attestors);
      attestations.forEach(attestation -> onlyCertificates(body, attestation.attestors()));
    }
    return new ImageVerification(
        format, references, settings, action, attestors, attestations, verdict, body.source());
  }

  private static ImageVerification.References references(FieldReader body) {
    List<Fragment> wanted = new ArrayList<>(body.textFragments("imageReferences"));
    body.textFragment("image").ifPresent(wanted::add);
    if (wanted.isEmpty()) {
      body.missing("imageReferences");
    }
    for (Fragment reference : wanted) {
      if (Texts.hasVariable(Texts.of(reference))) {
        PolicyMistake.MISPLACED_VARIABLE.at(
            reference,
            body.findings(),
            "variables cannot be used in `imageReferences`",
            "write the references out, with wildcards where they differ");
      }
    }
    return new ImageVerification.References(
        wanted.stream().map(Texts::of).toList(), body.texts("skipImageReferences"));
  }

  /** An attestor in the fields that {@code attestors} replaced. */
  private static Optional<AttestorSet> older(FieldReader body) {
    Optional<String> key = body.text("key");
    ObjectNode.Builder keyless = ObjectNode.builder();
    for (String field : KEYLESS_TEXTS) {
      body.text(field).ifPresent(text -> keyless.put(field, text));
    }
    body.textMap("additionalExtensions");
    Optional<Fragment> extensions = body.field("additionalExtensions");
    extensions.ifPresent(found -> keyless.put("additionalExtensions", found.node()));
    body.textMap("annotations");
    ObjectNode common =
        body.field("annotations")
            .map(found -> ObjectNode.of("annotations", found.node()))
            .orElse(ObjectNode.EMPTY);
    ObjectNode identity = keyless.build();
    if (key.isPresent()) {
      ObjectNode keys = ObjectNode.of("publicKeys", StringNode.of(key.get()));
      return Optional.of(single(body, AttestorSet.Kind.KEYS, common.with("keys", keys)));
    }
    if (identity.isEmpty()) {
      return Optional.empty();
    }
    if (!identity.has("roots")) {
      body.missing("roots");
    }
    return Optional.of(single(body, AttestorSet.Kind.KEYLESS, common.with("keyless", identity)));
  }

  private static AttestorSet single(FieldReader body, AttestorSet.Kind kind, ObjectNode entry) {
    Fragment source = body.source().withNode(entry);
    return new AttestorSet(Optional.empty(), List.of(new AttestorSet.Signer(kind, source)));
  }

  private static ImageVerification.Attestation attestation(FieldReader body) {
    String name = body.text("name").orElse("");
    Optional<String> older = body.text("predicateType");
    String type = body.text("type").or(() -> older).orElse("");
    ImageVerification.Attestation out =
        new ImageVerification.Attestation(
            name,
            type,
            AttestorReader.attestors(body),
            ConditionsReader.read(body, "conditions"),
            body.source());
    body.finish();
    return out;
  }

  private static ImageVerification.Verdict verdict(FieldReader body) {
    Optional<Fragment> message = body.textFragment("message");
    Optional<Conditions> deny =
        body.object("deny")
            .flatMap(found -> {
              Optional<Conditions> conditions = ConditionsReader.read(found, "conditions");
              found.finish();
              return conditions;
            });
    body.finish();
    return new ImageVerification.Verdict(message, deny, body.source());
  }

  private static void onlyCertificates(FieldReader body, List<AttestorSet> sets) {
    for (AttestorSet set : sets) {
      for (AttestorSet.Entry entry : set.entries()) {
        switch (entry) {
          case AttestorSet.Nested(AttestorSet nested) -> onlyCertificates(body, List.of(nested));
          case AttestorSet.Signer(AttestorSet.Kind kind, Fragment source) -> {
            if (kind != AttestorSet.Kind.CERTIFICATES) {
              PolicyMistake.IMAGES.at(
                  source,
                  body.findings(),
                  "`type` `Notary` knows signers by certificates only, not by `"
                      + kind.field()
                      + "`",
                  "use `certificates`");
            }
          }
        }
      }
    }
  }
}
