package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads ImageValidatingPolicy and its namespaced twin. */
final class ImagePolicyReader {
  private ImagePolicyReader() {}

  static ImageValidatingPolicy read(PolicyMeta meta, FieldReader spec) {
    CelConditions conditions = CelFieldsReader.conditions(spec, "matchConditions");
    CelFieldsReader.Autogen autogen = CelFieldsReader.autogen(spec, "");
    spec.requiredField("validations");
    ImageValidatingPolicy out =
        new ImageValidatingPolicy(
            meta,
            conditions,
            CelFieldsReader.validations(spec, "validations"),
            CelFieldsReader.auditAnnotations(spec),
            CelFieldsReader.failurePolicy(spec).orElse(FailurePolicy.FAIL),
            CelPolicyReader.actions(spec),
            images(spec),
            verification(spec),
            CelPolicyReader.evaluation(spec, meta.id().kind(), false),
            autogen.controllers());
    spec.finish();
    return out;
  }

  private static ImageValidatingPolicy.Images images(FieldReader spec) {
    List<ImageValidatingPolicy.ReferenceFilter> filters = new ArrayList<>();
    for (FieldReader item : spec.objects("matchImageReferences")) {
      Optional<String> one = item.exactlyOne("glob", "expression");
      Optional<ImageValidatingPolicy.ReferenceFilter> glob =
          item.text("glob").map(ImageValidatingPolicy.ReferenceFilter.Glob::new);
      Optional<ImageValidatingPolicy.ReferenceFilter> expression =
          item.textFragment("expression")
              .map(ImageValidatingPolicy.ReferenceFilter.Expression::new);
      item.finish();
      one.flatMap(_ -> glob.or(() -> expression)).ifPresent(filters::add);
    }
    return new ImageValidatingPolicy.Images(filters, CelFieldsReader.named(spec, "images"));
  }

  private static ImageValidatingPolicy.Verification verification(FieldReader spec) {
    Optional<RegistryCredentials> credentials = ContextReader.credentials(spec, "credentials");
    spec.requiredField("attestors");
    List<ImageValidatingPolicy.Named> attestors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FieldReader item : spec.objects("attestors")) {
      attestors.add(named(item, "attestors", names));
      item.exactlyOne("cosign", "notary");
      item.object("cosign").ifPresent(ImagePolicyReader::cosign);
      item.object("notary").ifPresent(ImagePolicyReader::notary);
      item.finish();
    }
    List<ImageValidatingPolicy.Named> attestations = attestations(spec);
    FieldReader settings = CelPolicyReader.objectOrEmpty(spec, "validationConfigurations");
    ImageValidatingPolicy.Verification out =
        new ImageValidatingPolicy.Verification(
            attestors,
            attestations,
            credentials,
            settings.flag("mutateDigest", true),
            settings.flag("verifyDigest", true),
            settings.flag("required", true));
    settings.finish();
    return out;
  }

  private static List<ImageValidatingPolicy.Named> attestations(FieldReader spec) {
    List<ImageValidatingPolicy.Named> out = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FieldReader item : spec.objects("attestations")) {
      out.add(named(item, "attestations", names));
      item.exactlyOne("intoto", "referrer");
      for (String kind : List.of("intoto", "referrer")) {
        item.object(kind)
            .ifPresent(body -> {
              body.requiredText("type");
              body.finish();
            });
      }
      item.finish();
    }
    return out;
  }

  private static ImageValidatingPolicy.Named named(
      FieldReader item, String list, Set<String> names) {
    Fragment name = item.requiredTextFragment("name");
    if (item.has("name") && !names.add(Texts.of(name))) {
      item.duplicate(name, list);
    }
    return new ImageValidatingPolicy.Named(Texts.of(name), item.source());
  }

  private static void cosign(FieldReader body) {
    body.textMap("annotations");
    body.object("key").ifPresent(key -> texts(key, "data", "kms", "hashAlgorithm", "expression"));
    body.object("keyless").ifPresent(ImagePolicyReader::keyless);
    body.object("certificate")
        .ifPresent(certificate -> {
          valueOrExpression(certificate, "cert");
          valueOrExpression(certificate, "certChain");
          certificate.finish();
        });
    body.object("source")
        .ifPresent(source -> {
          source.objects("PullSecrets").forEach(secret -> texts(secret, "name"));
          texts(source, "repository", "tagPrefix");
        });
    body.object("ctlog")
        .ifPresent(ctlog -> {
          ctlog.flag("insecureIgnoreTlog");
          ctlog.flag("insecureIgnoreSCT");
          texts(ctlog, "url", "rekorPubKey", "ctLogPubKey", "tsaCertChain");
        });
    body.object("tuf")
        .ifPresent(tuf -> {
          tuf.object("root").ifPresent(root -> texts(root, "path", "data"));
          texts(tuf, "mirror");
        });
    valueOrExpression(body, "trustedRoot");
    body.finish();
  }

  private static void keyless(FieldReader body) {
    for (FieldReader identity : body.requiredObjects("identities")) {
      texts(identity, "issuer", "subject", "issuerRegExp", "subjectRegExp", "subjectExpression");
    }
    body.textMap("additionalExtensions");
    texts(body, "roots");
  }

  private static void notary(FieldReader body) {
    valueOrExpression(body, "certs");
    valueOrExpression(body, "tsaCerts");
    body.finish();
  }

  private static void valueOrExpression(FieldReader parent, String field) {
    parent
        .object(field)
        .ifPresent(body -> {
          body.exactlyOne("value", "expression");
          texts(body, "value", "expression");
        });
  }

  /** Reads text fields whose content is used later, and finishes the reader. */
  private static void texts(FieldReader body, String... fields) {
    for (String field : fields) {
      body.text(field);
    }
    body.finish();
  }
}
