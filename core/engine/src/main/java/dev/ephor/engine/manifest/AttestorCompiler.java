package dev.ephor.engine.manifest;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.template.ConstantTemplate;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.AttestorSet;
import dev.ephor.policy.RuleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Attestors lowered to signers. Keys without variables are read here, once; what can be seen here
 * to verify nothing is told.
 */
final class AttestorCompiler {
  private static final String CODE = "CMP021";

  private final RuleParts parts;
  private final Consumer<Diagnostic> mistakes;
  private final KnownKeys keys = new KnownKeys();

  AttestorCompiler(RuleParts parts, Consumer<Diagnostic> mistakes) {
    this.parts = parts;
    this.mistakes = mistakes;
  }

  List<Attestors> compile(RuleBody.ManifestsCheck settings) {
    if (settings.repository().isPresent()) {
      Fragment source = settings.source();
      mistakes.accept(
          Diagnostic.warning(
              CODE,
              source.child("repository").orElse(source).keyAt(),
              "no signer verifies anything: " + Signer.IN_REPOSITORY));
    }
    return settings.attestors().stream().map(this::compile).toList();
  }

  private Attestors compile(AttestorSet set) {
    List<Attestors.Entry> out = new ArrayList<>();
    for (AttestorSet.Entry entry : set.entries()) {
      out.add(
          switch (entry) {
            case AttestorSet.Nested(AttestorSet nested) ->
                new Attestors.Entry.Nested(compile(nested));
            case AttestorSet.Signer signer -> signer(signer);
          });
    }
    return new Attestors(set.count().filter(wanted -> wanted > 0), out);
  }

  private Attestors.Entry signer(AttestorSet.Signer signer) {
    Fragment source = signer.source();
    Template settings = parts.template(source);
    if (!(settings instanceof ConstantTemplate(ObjectNode fields))) {
      tellKind(signer);
      return new Attestors.Entry.Varying(signer.kind(), settings, keys);
    }
    List<Signer> signers = Signer.of(signer.kind(), fields, PublicKeyText::read);
    for (int i = 0; i < signers.size(); i++) {
      if (signers.get(i).proof() instanceof Signer.Proof.OutOfReach(String why)) {
        tell(source, signer.kind(), (signers.size() > 1 ? "key " + (i + 1) + ": " : "") + why);
      }
    }
    return new Attestors.Entry.Known(signers);
  }

  /** Whatever the variables give, a signer of some kinds cannot be verified. */
  private void tellKind(AttestorSet.Signer signer) {
    if (signer.kind() == AttestorSet.Kind.KEYS) {
      return;
    }
    for (Signer known : Signer.of(signer.kind(), ObjectNode.EMPTY, PublicKeyText::read)) {
      if (known.proof() instanceof Signer.Proof.OutOfReach(String why)) {
        tell(signer.source(), signer.kind(), why);
      }
    }
  }

  private void tell(Fragment source, AttestorSet.Kind kind, String why) {
    Fragment body = source.child(kind.field()).orElse(source);
    Fragment place = source.child("repository").or(() -> body.child("publicKeys")).orElse(body);
    mistakes.accept(
        Diagnostic.warning(
            CODE,
            place.keyAt(),
            "the signer under `" + kind.field() + "` verifies nothing: " + why));
  }
}
