package dev.ephor.policy;

import dev.ephor.document.FieldReader;
import dev.ephor.document.Fragment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads attestors; what a signer is known by is checked and kept as it was written. */
final class AttestorReader {
  /** How deep attestors may hold attestors. */
  private static final int DEPTH_MAX = 8;

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha224", "sha224", "sha256", "sha256", "sha384", "sha384", "sha512", "sha512");
  private static final String[] ENTRY_KINDS = {"keys", "certificates", "keyless", "attestor"};

  private AttestorReader() {}

  static List<AttestorSet> attestors(FieldReader parent) {
    return parent.objects("attestors").stream().map(set -> attestorSet(set, 0)).toList();
  }

  private static AttestorSet attestorSet(FieldReader set, int depth) {
    Optional<Integer> count = set.number("count", 0, Integer.MAX_VALUE);
    List<FieldReader> readers = set.requiredObjects("entries");
    List<AttestorSet.Entry> entries =
        readers.stream().map(entry -> attestor(entry, depth)).flatMap(Optional::stream).toList();
    set.finish();
    if (count.isPresent() && count.get() > readers.size() && !readers.isEmpty()) {
      Fragment place = set.source().child("count").orElse(set.source());
      set.badLength(place, "`count` of at most the number of entries", count.get());
    }
    return new AttestorSet(count, entries);
  }

  /** Empty when the entry is not one of the kinds, which is reported. */
  private static Optional<AttestorSet.Entry> attestor(FieldReader entry, int depth) {
    Optional<String> one = entry.exactlyOne(ENTRY_KINDS);
    entry.object("keys").ifPresent(AttestorReader::keys);
    entry.object("certificates").ifPresent(AttestorReader::certificates);
    entry.object("keyless").ifPresent(AttestorReader::keyless);
    Optional<AttestorSet.Entry> nested = Optional.empty();
    if (depth < DEPTH_MAX) {
      nested =
          entry
              .object("attestor")
              .map(found -> new AttestorSet.Nested(attestorSet(found, depth + 1)));
    } else {
      entry.accept("attestor");
      entry.badLength(entry.source(), "at most " + DEPTH_MAX + " levels of attestors", depth + 1);
    }
    entry.textMap("annotations");
    entry.text("repository");
    entry.choice("signatureAlgorithm", ALGORITHMS);
    entry.finish();
    Optional<AttestorSet.Entry> found = nested;
    return found.or(() ->
        Arrays.stream(AttestorSet.Kind.values())
            .filter(kind -> one.filter(kind.field()::equals).isPresent())
            .findFirst()
            .map(kind -> new AttestorSet.Signer(kind, entry.source())));
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
    if (!body.has("cert") && !body.has("certChain")) {
      body.exactlyOne("cert", "certChain");
    }
    body.text("cert");
    body.text("certChain");
    logs(body);
  }

  private static void keyless(FieldReader body) {
    for (String text : List.of("issuer", "issuerRegExp", "subject", "subjectRegExp", "roots")) {
      body.text(text);
    }
    body.textMap("additionalExtensions");
    if (!body.has("rekor") && !body.has("roots")) {
      body.exactlyOne("rekor", "roots");
    }
    body.object("rekor")
        .filter(rekor -> !rekor.has("url"))
        .ifPresent(rekor -> rekor.missing("url"));
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
