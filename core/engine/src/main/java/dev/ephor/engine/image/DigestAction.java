package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageInventory;
import dev.ephor.scalar.ImageReference;
import java.util.List;

/**
 * The second part of a {@code verifyImages} rule: asks the registry for the digests of images that
 * still have none, and writes them into the resource ({@code mutateDigest}).
 *
 * @param entries those that want digests
 */
record DigestAction(ImageLocator locator, List<ImageEntry> entries, SourceLocation at)
    implements Action {
  DigestAction {
    entries = List.copyOf(entries);
  }

  @Override
  public List<Result> apply(EvaluationContext context) {
    return switch (locator.find(context)) {
      case ImageInventory.Unreadable(String code, String message) ->
          Result.only(new RuleOutcome.Error(Diagnostic.error(code, at, message)));
      case ImageInventory.Images(List<ImageInventory.Entry> images) ->
          List.of(fix(images, context));
    };
  }

  private Result fix(List<ImageInventory.Entry> images, EvaluationContext context) {
    Judgement judgement = new Judgement(at);
    Node object = context.attributes().object();
    for (ImageInventory.Entry place : images) {
      ImageReference image = place.image();
      if (entries.stream().noneMatch(entry -> concerns(entry, image))) {
        continue;
      }
      Value digest = Digests.of(image, context.lookups());
      if (digest instanceof StringNode(String content)) {
        object = Digests.put(object, place.pointer(), image, content);
        context.verified().rename(image.reference(), image.withDigest(content).reference());
        judgement.add(image.reference(), new RuleOutcome.Pass("mutated image digest"), context);
      } else {
        judgement.add(image.reference(), failed(digest), context);
      }
    }
    RuleOutcome outcome = judgement.outcome();
    return object.equals(context.attributes().object())
        ? Result.of(outcome)
        : new Result(outcome, new Effect.Patched(object));
  }

  private RuleOutcome failed(Value answer) {
    String code = answer instanceof ErrorValue error ? error.code() : "LKP011";
    String reason = answer instanceof ErrorValue error ? error.message() : "no digest";
    return new RuleOutcome.Error(Diagnostic.error(code, at, "failed to update digest: " + reason));
  }

  static boolean concerns(ImageEntry entry, ImageReference image) {
    return entry.settings().mutateDigest() && image.digest().isEmpty() && entry.wants(image);
  }
}
