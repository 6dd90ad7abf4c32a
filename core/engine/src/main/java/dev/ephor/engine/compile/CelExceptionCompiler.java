package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.Severity;
import dev.ephor.document.StringNode;
import dev.ephor.engine.act.CelConditions;
import dev.ephor.engine.compile.CelEnvironments.Dialect;
import dev.ephor.engine.library.PolicyWorld;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyId;
import dev.ephor.scalar.Wildcard;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Exceptions to policies written in CEL, lowered to exemptions. */
final class CelExceptionCompiler {
  private final Languages languages;

  CelExceptionCompiler(Languages languages) {
    this.languages = languages;
  }

  Optional<Exemption> compile(
      PolicyException.ForPolicies exception, Consumer<Diagnostic> mistakes) {
    List<Diagnostic> found = new ArrayList<>();
    CelConditions conditions =
        new CelCompiler(languages.cel(Dialect.POLICY), found::add)
            .conditions(
                exception.matchConditions(), "failed to evaluate condition of the exception");
    found.forEach(mistakes);
    if (found.stream().anyMatch(mistake -> mistake.severity() == Severity.ERROR)) {
      return Optional.empty();
    }
    Condition condition = context -> conditions.test(new PolicyWorld("").bind(context));
    boolean isWhole = exception.images().isEmpty() && exception.allowedValues().isEmpty();
    return Optional.of(
        new Exemption(
            ExceptionCompiler.qualifiedName(exception),
            exception.policyRefs().stream()
                .map(reference -> covered(exception, reference))
                .toList(),
            notExpired(exception),
            Optional.of(condition),
            isWhole
                ? new Exemption.Scope.Whole(exception.passes())
                : new Exemption.Scope.Allowed(exception.images(), exception.allowedValues()),
            properties(exception)));
  }

  /** With a word before them, for they stand among the properties of rules. */
  private static Map<String, String> properties(PolicyException.ForPolicies exception) {
    Map<String, String> out = new HashMap<>();
    exception.properties().forEach((key, value) -> out.put("exception." + key, value));
    return out;
  }

  private static Exemption.Covered covered(
      PolicyException exception, PolicyException.PolicyReference reference) {
    String namespace = exception.meta().namespace();
    // An exception may not reach into the policies of another namespace than its own.
    Predicate<PolicyId> policy =
        id ->
            id.kind().kind().equals(reference.kind())
                && id.name().equals(reference.name())
                && (id.namespace().isEmpty()
                    || namespace.isEmpty()
                    || id.namespace().equals(namespace));
    return new Exemption.Covered(policy, List.of(Wildcard.compile("*")));
  }

  /** From the moment on that {@code expiresAt} names the exception is for no request. */
  private Matcher notExpired(PolicyException.ForPolicies exception) {
    Optional<Instant> end = exception.expiresAt().flatMap(CelExceptionCompiler::instant);
    InstantSource clock = languages.clock();
    return context ->
        end.isPresent() && !clock.instant().isBefore(end.get())
            ? new Matcher.Match.No("the exception expired at " + end.get())
            : Matcher.Match.YES;
  }

  /** The reader has reported a time that is none; such an exception is not used. */
  private static Optional<Instant> instant(Fragment time) {
    if (!(time.node() instanceof StringNode(String text))) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
