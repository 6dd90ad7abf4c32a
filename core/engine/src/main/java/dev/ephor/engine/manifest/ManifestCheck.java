package dev.ephor.engine.manifest;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.act.RuleParts;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.policy.RuleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code validate.manifests}: the resource must be what enough of the attestors have signed. The
 * signatures come with the resource, so nothing is asked of the world; where the policy wants what
 * only a registry, a cluster or a transparency log knows, the outcome is an error.
 */
public final class ManifestCheck implements Check {
  private static final String CODE = "RUN022";

  private final List<Attestors> attestors;
  private final IgnoredFields ignored;
  private final RuleBody.ManifestsCheck settings;

  private ManifestCheck(
      List<Attestors> attestors, IgnoredFields ignored, RuleBody.ManifestsCheck settings) {
    this.attestors = attestors;
    this.ignored = ignored;
    this.settings = settings;
  }

  public static ManifestCheck of(
      RuleBody.ManifestsCheck settings, RuleParts parts, Consumer<Diagnostic> mistakes) {
    return new ManifestCheck(
        new AttestorCompiler(parts, mistakes).compile(settings),
        IgnoredFields.of(settings.ignored()),
        settings);
  }

  /** There is nothing to be signed in a deletion. */
  public static Step notForDeletions() {
    return new Step.Guard(
        context ->
            context.attributes().operation() == Operation.DELETE
                ? Condition.Test.FALSE
                : Condition.Test.TRUE,
        Step.WhenFalse.NO_RESULT);
  }

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    if (context.attributes().dryRun()) {
      return new RuleOutcome.Pass("allowed because of DryRun request");
    }
    if (!(context.subject() instanceof ObjectNode resource)) {
      return error("the resource is no object");
    }
    if (attestors.isEmpty()) {
      return error("no attestors are given");
    }
    SignedManifest manifest = new SignedManifest(resource, settings.domain(), ignored);
    if (settings.repository().isPresent() || manifest.bundle().isPresent()) {
      return error(Signer.IN_REPOSITORY);
    }
    List<String> verified = new ArrayList<>();
    Optional<RuleOutcome> unknown = Optional.empty();
    for (int i = 0; i < attestors.size(); i++) {
      switch (attestors.get(i).verify(context, manifest, ".attestors[" + i + "]")) {
        case Attestors.Answer.Verified(String message) -> verified.add(message);
        case Attestors.Answer.Unknown(String message) ->
            unknown = unknown.or(() -> Optional.of(error(message)));
        case Attestors.Answer.Refused(String message, Optional<JsonPointer> place) -> {
          return refused(message, place);
        }
      }
    }
    return unknown.orElseGet(
        () -> new RuleOutcome.Pass("verified manifest signatures; " + String.join(",", verified)));
  }

  /** With a dry run, differences may be what the server would make of the signed manifest. */
  private RuleOutcome refused(String message, Optional<JsonPointer> place) {
    return place.isPresent() && settings.dryRun().filter(RuleBody.DryRun::enable).isPresent()
        ? error("a dry run needs a cluster; without one: " + message)
        : new RuleOutcome.Fail(message, place.map(JsonPointer::toString));
  }

  private RuleOutcome error(String message) {
    return new RuleOutcome.Error(
        Diagnostic.error(
            CODE,
            settings.source().at(),
            "error occurred during manifest verification: " + message));
  }
}
