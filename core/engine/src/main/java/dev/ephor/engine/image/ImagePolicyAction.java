package dev.ephor.engine.image;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.image.ImageWorld.PolicyImage;
import dev.ephor.engine.library.ImageQuestions;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import java.util.List;
import java.util.Optional;

/**
 * What an ImageValidatingPolicy does: gives images their digests, asks for those that are missing,
 * then for what its validations say, and last whether they had the images verified.
 */
public record ImagePolicyAction(Action validations, Asked asked, SourceLocation at)
    implements Action {
  /**
   * What is asked of images besides.
   *
   * @param mutateDigest whether images without digest get that of their tag
   * @param verifyDigest whether every image must have a digest
   * @param required whether every image must have been verified by the validations
   */
  public record Asked(boolean mutateDigest, boolean verifyDigest, boolean required) {}

  @Override
  public List<Result> apply(EvaluationContext context) {
    if (!(context.activation().find(ImageQuestions.VARIABLE) instanceof ImageWorld world)) {
      throw new IllegalStateException("the images of the policy are not bound");
    }
    Optional<ErrorValue> mistake = world.mistake();
    if (mistake.isPresent()) {
      return Result.only(RuleErrors.outcome("error", mistake.get(), at));
    }
    Fixed fixed =
        asked.mutateDigest()
            ? fixed(world, context)
            : new Fixed(context.attributes().object(), Optional.empty());
    Effect effect =
        fixed.object().equals(context.attributes().object())
            ? Effect.NONE
            : new Effect.Patched(fixed.object());
    return judge(world, context).stream()
        .map(result -> {
          RuleOutcome outcome =
              result.outcome() instanceof RuleOutcome.Pass && fixed.open().isPresent()
                  ? RuleErrors.outcome("failed to update digest", fixed.open().get(), at)
                  : result.outcome();
          return new Result(outcome, effect, result.properties());
        })
        .toList();
  }

  /**
   * The object with digests.
   *
   * @param open why an image has none
   */
  private record Fixed(Node object, Optional<ErrorValue> open) {}

  private static Fixed fixed(ImageWorld world, EvaluationContext context) {
    Node object = context.attributes().object();
    Optional<ErrorValue> open = Optional.empty();
    for (PolicyImage image : world.all()) {
      if (!image.image().digest().isEmpty() || image.pointer().isEmpty()) {
        continue;
      }
      Value digest = Digests.of(image.image(), context.lookups());
      if (digest instanceof StringNode(String content)) {
        object = Digests.put(object, image.pointer(), image.image(), content);
        world.fix(image, content);
      } else if (digest instanceof ErrorValue error && open.isEmpty()) {
        open = Optional.of(error);
      }
    }
    return new Fixed(object, open);
  }

  private List<Result> judge(ImageWorld world, EvaluationContext context) {
    for (PolicyImage image : asked.verifyDigest() ? world.all() : List.<PolicyImage>of()) {
      Optional<String> reason =
          image.image().digest().isEmpty()
              ? Optional.of(" does not have a digest")
              : Optional.empty();
      tell(image, reason.orElse("has a digest"), reason.isEmpty(), context);
      if (reason.isPresent()) {
        return Result.only(violated(image, reason.get()));
      }
    }
    List<Result> results = validations.apply(context);
    boolean passes =
        results.stream().allMatch(result -> result.outcome() instanceof RuleOutcome.Pass);
    return passes && asked.required()
        ? verified(world, context).map(Result::only).orElse(results)
        : results;
  }

  private Optional<RuleOutcome> verified(ImageWorld world, EvaluationContext context) {
    for (PolicyImage image : world.all()) {
      Optional<String> reason = world.unverified(image);
      tell(image, reason.orElse("is verified"), reason.isEmpty(), context);
      if (reason.isPresent()) {
        return world
            .unknown(image)
            .map(error -> RuleErrors.outcome("error", error, at))
            .or(() -> Optional.of(violated(image, reason.get())));
      }
    }
    return Optional.empty();
  }

  private void tell(PolicyImage image, String what, boolean holds, EvaluationContext context) {
    Trace trace = context.trace();
    if (trace != null) {
      trace.leaf(
          "image " + image.text(),
          at,
          holds ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS,
          what.strip());
    }
  }

  private static RuleOutcome violated(PolicyImage image, String reason) {
    return new RuleOutcome.Fail(
        "image " + image.text() + reason,
        Optional.of(image.pointer()).filter(pointer -> !pointer.isEmpty()));
  }
}
