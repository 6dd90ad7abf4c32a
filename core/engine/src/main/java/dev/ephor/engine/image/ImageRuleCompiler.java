package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.ImageExtractor;
import dev.ephor.engine.scope.ImageInventory;
import dev.ephor.engine.template.Template;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.policy.ImageExtraction;
import dev.ephor.policy.ImageVerification;
import dev.ephor.policy.RuleBody;
import dev.ephor.scalar.ImageReference;
import dev.ephor.scalar.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** A {@code verifyImages} rule, lowered to what its parts do. */
public final class ImageRuleCompiler {
  private static final Condition ALWAYS = _ -> Condition.Test.TRUE;
  private static final Condition NEVER = _ -> Condition.Test.FALSE;

  private final RuleParts parts;
  private final JmesCompiler expressions;
  private final Consumer<Diagnostic> mistakes;

  public ImageRuleCompiler(
      RuleParts parts, JmesCompiler expressions, Consumer<Diagnostic> mistakes) {
    this.parts = parts;
    this.expressions = expressions;
    this.mistakes = mistakes;
  }

  /**
   * A rule about images.
   *
   * @param images binds the variable {@code images}
   * @param parts what it does, in this order
   */
  public record ImageRule(Binder images, List<Part> parts) {
    public ImageRule {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One part, which is a plan of its own.
   *
   * @param concerned whether it is for the resource at all; looked at before exceptions and
   *     preconditions, whose skips are then told once
   * @param busy whether it has anything to do
   */
  public record Part(RuleType type, Condition concerned, Condition busy, Action action) {}

  public ImageRule compile(RuleBody.VerifyImages verify, List<ImageExtraction> extractions) {
    SourceLocation at = verify.source().at();
    ImageLocator locator = locator(extractions);
    List<ImageEntry> entries = verify.entries().stream().map(this::entry).toList();
    List<ImageEntry> signed = entries.stream().filter(ImageEntry::wantsSignatures).toList();
    List<ImageEntry> fixing =
        entries.stream().filter(entry -> entry.settings().mutateDigest()).toList();
    Condition signatures = wanted(locator, signed, at);
    List<Part> out = new ArrayList<>();
    if (!signed.isEmpty()) {
      Action action = new VerifyAction(locator, signed, at);
      out.add(new Part(RuleType.IMAGE_VERIFICATION, signatures, ALWAYS, action));
    }
    if (!fixing.isEmpty()) {
      Condition wanted = wanted(locator, fixing, at);
      Condition busy = any(locator, fixing, at, DigestAction::concerns);
      Action action = new DigestAction(locator, fixing, at);
      Condition concerned =
          context -> isVerified(signatures, context) ? wanted.test(context) : Condition.Test.FALSE;
      out.add(new Part(RuleType.IMAGE_VERIFICATION, concerned, busy, action));
    }
    Condition wanted = wanted(locator, entries, at);
    if (out.isEmpty()) {
      Action action = new VerifyAction(locator, signed, at);
      out.add(new Part(RuleType.IMAGE_VERIFICATION, wanted, NEVER, action));
    }
    if (entries.stream().anyMatch(ImageEntry::checks)) {
      Action action = Action.judging(new ImagesCheck(locator, entries, at));
      out.add(new Part(RuleType.VALIDATION, wanted, ALWAYS, action));
    }
    return new ImageRule(locator, out);
  }

  /** Whether the rule's signatures, if it asks for any, have been asked for. */
  private static boolean isVerified(Condition signatures, EvaluationContext context) {
    return context.verified().hasAsked(context.target())
        || signatures.test(context) instanceof Condition.Test.Fails;
  }

  private static Condition wanted(
      ImageLocator locator, List<ImageEntry> entries, SourceLocation at) {
    return any(locator, entries, at, ImageEntry::wants);
  }

  private static Condition any(
      ImageLocator locator,
      List<ImageEntry> entries,
      SourceLocation at,
      BiPredicate<ImageEntry, ImageReference> test) {
    return context ->
        switch (locator.find(context)) {
          case ImageInventory.Unreadable(String code, String message) ->
              Judgement.unreadable(code, message, at);
          case ImageInventory.Images(List<ImageInventory.Entry> images) ->
              entries.stream()
                      .anyMatch(entry ->
                          images.stream().anyMatch(found -> test.test(entry, found.image())))
                  ? Condition.Test.TRUE
                  : Condition.Test.FALSE;
        };
  }

  private ImageLocator locator(List<ImageExtraction> extractions) {
    Map<String, List<ImageExtractor>> custom = new LinkedHashMap<>();
    for (ImageExtraction extraction : extractions) {
      List<ImageExtractor> places = new ArrayList<>();
      for (ImageExtraction.Place place : extraction.places()) {
        places.add(
            ImageExtractor.of(
                place.path(),
                place.value().orElse(""),
                place.name().orElse("custom"),
                place.key().orElse(""),
                place.jmesPath().flatMap(this::expression)));
      }
      custom.put(extraction.kind(), places);
    }
    return new ImageLocator(custom);
  }

  private Optional<JmesExpression> expression(Fragment source) {
    String text = source.node() instanceof StringNode(String found) ? found : "";
    return switch (expressions.compile(text.strip(), source.at())) {
      case JmesCompilation.Compiled(JmesExpression expression) -> Optional.of(expression);
      case JmesCompilation.Rejected(Diagnostic diagnostic) -> {
        mistakes.accept(diagnostic);
        yield Optional.empty();
      }
    };
  }

  private ImageEntry entry(ImageVerification entry) {
    List<ImageEntry.Attestation> attestations = new ArrayList<>();
    for (int i = 0; i < entry.attestations().size(); i++) {
      ImageVerification.Attestation attestation = entry.attestations().get(i);
      String path = ".attestations[" + i + "]";
      attestations.add(
          new ImageEntry.Attestation(
              attestation.name(),
              attestation.type(),
              SignerSet.of(attestation.attestors(), path, one -> parts.template(one.source())),
              attestation
                  .conditions()
                  .map(found -> parts.conditions(found, "attestation conditions")),
              path));
    }
    return new ImageEntry(
        new ImageEntry.References(
            wildcards(entry.references().wanted()), wildcards(entry.references().skipped())),
        entry.settings(),
        entry.format(),
        SignerSet.of(entry.attestors(), "", one -> parts.template(one.source())),
        attestations,
        entry.verdict().map(this::verdict),
        entry.source().at());
  }

  private ImageEntry.Verdict verdict(ImageVerification.Verdict verdict) {
    Optional<Template> message = verdict.message().map(parts::template);
    return new ImageEntry.Verdict(
        message, verdict.deny().map(found -> parts.conditions(found, "deny conditions")));
  }

  private static List<Wildcard> wildcards(List<String> patterns) {
    return patterns.stream().map(Wildcard::compile).toList();
  }
}
