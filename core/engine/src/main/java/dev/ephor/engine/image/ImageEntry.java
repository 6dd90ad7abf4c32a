package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.port.ImageVerification;
import dev.ephor.engine.port.ImageVerification.Access;
import dev.ephor.engine.port.ImageVerification.Answer;
import dev.ephor.engine.port.ImageVerification.Kind;
import dev.ephor.engine.port.ImageVerification.Signer;
import dev.ephor.engine.port.ImageVerification.Wanted;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.GivenScope;
import dev.ephor.engine.scope.NamedScope;
import dev.ephor.engine.template.Template;
import dev.ephor.policy.ImageVerification.Format;
import dev.ephor.policy.ImageVerification.Settings;
import dev.ephor.scalar.ImageReference;
import dev.ephor.scalar.Wildcard;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One entry of {@code verifyImages}, compiled. Immutable and shared by threads. */
record ImageEntry(
    References references,
    Settings settings,
    Format format,
    List<SignerSet> signers,
    List<Attestation> attestations,
    Optional<Verdict> verdict,
    SourceLocation at) {
  ImageEntry {
    signers = List.copyOf(signers);
    attestations = List.copyOf(attestations);
  }

  record References(List<Wildcard> wanted, List<Wildcard> skipped) {
    References {
      wanted = List.copyOf(wanted);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Statements that must be there and hold.
   *
   * @param path in the rule, for messages
   */
  record Attestation(
      String name,
      String type,
      List<SignerSet> signers,
      Optional<Condition> conditions,
      String path) {
    Attestation {
      signers = List.copyOf(signers);
    }
  }

  /** What must not hold of all statements together. */
  record Verdict(Optional<Template> message, Optional<Condition> deny) {}

  boolean wants(ImageReference image) {
    return matches(references.wanted(), image);
  }

  boolean skips(ImageReference image) {
    return matches(references.skipped(), image);
  }

  private static boolean matches(List<Wildcard> patterns, ImageReference image) {
    String reference = image.reference();
    return patterns.stream().anyMatch(pattern -> pattern.matches(reference));
  }

  boolean wantsSignatures() {
    return !signers.isEmpty() || !attestations.isEmpty();
  }

  /** Whether the rule looks at images once more after all changes. */
  boolean checks() {
    return settings.verifyDigest() || settings.required();
  }

  /** Whether the image is signed as the entry asks; the digest is empty where none was found. */
  Answer verify(ImageReference image, EvaluationContext context) {
    ImageVerification port = context.lookups().imageVerification();
    String digest = "";
    for (SignerSet set : signers) {
      Answer answer =
          set.verify(context, signer -> port.signature(wanted(image, Optional.of(signer))));
      if (!(answer instanceof Answer.Verified(String found, _))) {
        return answer;
      }
      digest = found.isEmpty() ? digest : found;
    }
    EvaluationContext seen = context;
    for (Attestation attestation : attestations) {
      Answer answer = statements(attestation, image, context);
      if (!(answer instanceof Answer.Verified(String found, List<Node> statements))) {
        return answer;
      }
      digest = found.isEmpty() ? digest : found;
      if (!attestation.name().isEmpty() && !statements.isEmpty()) {
        seen =
            seen.withScope(new NamedScope(seen.scope(), attestation.name(), statements.getFirst()));
      }
    }
    Optional<Answer> denied = denied(seen);
    return denied.isPresent() ? denied.get() : new Answer.Verified(digest, List.of());
  }

  private Wanted wanted(ImageReference image, Optional<Signer> signer) {
    return new Wanted(
        image,
        format,
        signer,
        new Access(
            settings.repository().orElse(""),
            settings.credentials(),
            settings.useCache(),
            settings.cosignOci11()));
  }

  private Answer statements(
      Attestation attestation, ImageReference image, EvaluationContext context) {
    ImageVerification port = context.lookups().imageVerification();
    Kind kind = format == Format.NOTARY ? Kind.REFERRER : Kind.IN_TOTO;
    Function<Optional<Signer>, Answer> question =
        signer -> port.statements(wanted(image, signer), kind, attestation.type());
    if (attestation.signers().isEmpty()) {
      return judged(attestation, question.apply(Optional.empty()), context);
    }
    Answer last = new Answer.Rejected("no signer");
    for (SignerSet set : attestation.signers()) {
      Answer answer = set.verify(context, signer -> question.apply(Optional.of(signer)));
      last = judged(attestation, answer, context);
      if (!(last instanceof Answer.Verified)) {
        return last;
      }
    }
    return last;
  }

  /** The conditions see the fields of a statement as variables; they hold for each of them. */
  private static Answer judged(Attestation attestation, Answer answer, EvaluationContext context) {
    if (attestation.conditions().isEmpty()
        || !(answer instanceof Answer.Verified(_, List<Node> statements))) {
      return answer;
    }
    for (Node statement : statements) {
      ObjectNode fields = statement instanceof ObjectNode object ? object : ObjectNode.EMPTY;
      EvaluationContext seen = context.withScope(new GivenScope(context.scope(), fields));
      switch (attestation.conditions().get().test(seen)) {
        case Condition.Test.Holds _ -> {}
        case Condition.Test.Fails(String message) -> {
          return new Answer.Rejected(
              attestation.path()
                  + ": conditions on statements of type `"
                  + attestation.type()
                  + "` do not hold"
                  + (message.isEmpty() ? "" : ": " + message));
        }
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return unknown(attestation.path() + ": ", cause);
        }
      }
    }
    return answer;
  }

  private Optional<Answer> denied(EvaluationContext context) {
    if (verdict.isEmpty() || verdict.get().deny().isEmpty()) {
      return Optional.empty();
    }
    return switch (verdict.get().deny().get().test(context)) {
      case Condition.Test.Holds(String message) ->
          Optional.of(new Answer.Rejected(text(message, context)));
      case Condition.Test.Fails _ -> Optional.empty();
      case Condition.Test.Undecided(Diagnostic cause) -> Optional.of(unknown("", cause));
    };
  }

  private String text(String condition, EvaluationContext context) {
    String message =
        verdict
            .flatMap(Verdict::message)
            .map(template -> template.resolve(context))
            .filter(StringNode.class::isInstance)
            .map(value -> ((StringNode) value).value())
            .orElse("statements are denied");
    return condition.isEmpty() ? message : message + "; " + condition;
  }

  private static Answer unknown(String before, Diagnostic cause) {
    return new Answer.Unknown(new LookupError(cause.code(), before + cause.message(), false));
  }
}
