package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageInventory;
import dev.ephor.scalar.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last part of a {@code verifyImages} rule, on what all changes have left: images must have a
 * digest ({@code verifyDigest}) and must have been verified ({@code required}).
 */
record ImagesCheck(ImageLocator locator, List<ImageEntry> entries, SourceLocation at)
    implements Check {
  ImagesCheck {
    entries = List.copyOf(entries);
  }

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    return switch (locator.find(context)) {
      case ImageInventory.Unreadable(String code, String message) ->
          new RuleOutcome.Error(Diagnostic.error(code, at, message));
      case ImageInventory.Images(List<ImageInventory.Entry> images) -> judge(images, context);
    };
  }

  private RuleOutcome judge(List<ImageInventory.Entry> images, EvaluationContext context) {
    Judgement judgement = new Judgement(at);
    List<String> skipped = new ArrayList<>();
    boolean passed = false;
    for (ImageEntry entry : entries) {
      for (ImageInventory.Entry place : images) {
        ImageReference image = place.image();
        if (!entry.wants(image)) {
          continue;
        }
        String name = image.reference();
        Optional<String> mistake = mistake(entry, image, context);
        if (mistake.isPresent()) {
          RuleOutcome fail = new RuleOutcome.Fail(mistake.get(), Optional.of(place.pointer()));
          judgement.add(name, fail, context);
          return fail;
        }
        if (entry.settings().required() && entry.skips(image)) {
          skipped.add(name);
        } else {
          judgement.add(name, new RuleOutcome.Pass("image verified"), context);
          passed = true;
        }
      }
    }
    return passed || skipped.isEmpty()
        ? new RuleOutcome.Pass("image verified")
        : new RuleOutcome.Skip("image skipped, skipped images: " + String.join(" ", skipped));
  }

  private static Optional<String> mistake(
      ImageEntry entry, ImageReference image, EvaluationContext context) {
    if (entry.settings().verifyDigest() && image.digest().isEmpty()) {
      return Optional.of("missing digest for " + image.reference());
    }
    boolean verified = context.verified().isVerified(image.reference());
    return entry.settings().required() && !entry.skips(image) && !verified
        ? Optional.of("unverified image " + image.reference())
        : Optional.empty();
  }
}
