package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.port.ImageVerification.Answer;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageInventory;
import dev.ephor.engine.template.JsonText;
import dev.ephor.scalar.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first part of a {@code verifyImages} rule: has the images verified that an entry is for,
 * fixes them to the content that was verified, and notes what came of it for the last part.
 *
 * @param entries those that ask for signatures
 */
record VerifyAction(ImageLocator locator, List<ImageEntry> entries, SourceLocation at)
    implements Action {
  /** Annotation that tells what was verified, as Kyverno writes it. */
  private static final String ANNOTATION = "kyverno.io/verify-images";

  VerifyAction {
    entries = List.copyOf(entries);
  }

  /** What one run has made so far; belongs to one thread. */
  private final class Run {
    private final EvaluationContext context;
    private final Judgement judgement = new Judgement(at);
    private final List<ImageInventory.Entry> images;
    private final TreeMap<String, Node> verified = new TreeMap<>();
    private Node object;

    Run(EvaluationContext context, List<ImageInventory.Entry> images) {
      this.context = context;
      this.images = new ArrayList<>(images);
      this.object = context.attributes().object();
    }

    void entry(ImageEntry entry) {
      for (int i = 0; i < images.size(); i++) {
        if (entry.wants(images.get(i).image())) {
          image(entry, i);
        }
      }
    }

    private void image(ImageEntry entry, int index) {
      ImageReference image = images.get(index).image();
      if (entry.skips(image)) {
        String rule = context.target().rule();
        String policy = context.target().policy().name();
        say(image, new RuleOutcome.Skip(skipped(image, policy, rule)));
        return;
      }
      Answer answer =
          isUnchanged(images.get(index))
              ? new Answer.Verified("", List.of())
              : entry.verify(image, context);
      say(image, outcome(image, answer));
      boolean isVerified = answer instanceof Answer.Verified;
      ImageReference known = image;
      if (answer instanceof Answer.Verified(String digest, _)
          && !digest.isEmpty()
          && entry.settings().mutateDigest()
          && image.digest().isEmpty()) {
        known = image.withDigest(digest);
        object = Digests.put(object, images.get(index).pointer(), image, digest);
        images.set(index, images.get(index).withImage(known));
      }
      context.verified().note(known.reference(), isVerified);
      if (isVerified) {
        verified.put(known.reference(), StringNode.of("pass"));
      }
    }

    private void say(ImageReference image, RuleOutcome outcome) {
      judgement.add(image.reference(), outcome, context);
    }

    private RuleOutcome outcome(ImageReference image, Answer answer) {
      String failed = "failed to verify image " + image.reference() + ": ";
      return switch (answer) {
        case Answer.Verified _ ->
            new RuleOutcome.Pass("verified image signatures for " + image.reference());
        case Answer.Rejected(String reason) ->
            new RuleOutcome.Fail(failed + reason, Optional.empty());
        case Answer.Unknown(LookupError cause) ->
            new RuleOutcome.Error(Diagnostic.error(cause.code(), at, failed + cause.message()));
      };
    }

    /**
     * What was there before the update has been verified then. Whoever has no old object to give
     * names the new one twice; that tells nothing of before.
     */
    @SuppressWarnings("ReferenceEquality")
    private boolean isUnchanged(ImageInventory.Entry entry) {
      return context.attributes().operation() == Operation.UPDATE
          && context.attributes().oldObject() != context.attributes().object()
          && JsonPointer.parse(entry.pointer())
              .map(pointer -> {
                Node before = pointer.find(context.attributes().oldObject());
                return before != null && before.equals(pointer.find(object));
              })
              .orElse(false);
    }

    Result result() {
      RuleOutcome outcome = judgement.outcome();
      Node changed = object;
      if (judgement.allPass() && !verified.isEmpty() && object instanceof ObjectNode resource) {
        changed = annotated(resource);
      }
      return changed.equals(context.attributes().object())
          ? Result.of(outcome)
          : new Result(outcome, new Effect.Patched(changed));
    }

    private ObjectNode annotated(ObjectNode resource) {
      ObjectNode.Builder value = ObjectNode.builder();
      verified.forEach(value::put);
      ObjectNode metadata = resource.object("metadata");
      ObjectNode annotations =
          metadata
              .object("annotations")
              .with(ANNOTATION, StringNode.of(JsonText.json(value.build())));
      return resource.with("metadata", metadata.with("annotations", annotations));
    }
  }

  @Override
  public List<Result> apply(EvaluationContext context) {
    context.verified().noteAsked(context.target());
    return switch (locator.find(context)) {
      case ImageInventory.Unreadable(String code, String message) ->
          Result.only(new RuleOutcome.Error(Diagnostic.error(code, at, message)));
      case ImageInventory.Images(List<ImageInventory.Entry> images) -> {
        Run run = new Run(context, images);
        entries.forEach(run::entry);
        yield List.of(run.result());
      }
    };
  }

  private static String skipped(ImageReference image, String policy, String rule) {
    return "skipping image reference image "
        + image.reference()
        + ", policy "
        + policy
        + " ruleName "
        + rule;
  }
}
