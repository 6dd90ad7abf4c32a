package dev.ephor.engine.translate;

import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.policy.NamedExpression;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exceptions to policies in CEL as match conditions: each says that its exception does not apply.
 * Mutable; for one translation and one thread.
 */
final class ExceptionConditions {
  private final Instant now;
  private final Reasons reasons;
  private final List<Node> conditions = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private Optional<Instant> until = Optional.empty();

  /**
   * @param taken names of the policy's own conditions
   */
  ExceptionConditions(Instant now, Reasons reasons, Set<String> taken) {
    this.now = now;
    this.reasons = reasons;
    this.names.addAll(taken);
  }

  /** Adds the exceptions to a policy, in the order of their names. */
  void add(PolicyId policy, List<PolicyException> exceptions) {
    exceptions.stream()
        .filter(PolicyException.ForPolicies.class::isInstance)
        .map(PolicyException.ForPolicies.class::cast)
        .filter(exception -> isFor(exception, policy))
        .sorted(
            Comparator.comparing((PolicyException.ForPolicies one) -> one.meta().name())
                .thenComparing(one -> one.meta().namespace()))
        .forEach(this::add);
  }

  private static boolean isFor(PolicyException.ForPolicies exception, PolicyId policy) {
    String namespace = exception.meta().namespace();
    boolean reaches =
        policy.namespace().isEmpty() || namespace.isEmpty() || namespace.equals(policy.namespace());
    return reaches
        && exception.policyRefs().stream()
            .anyMatch(reference ->
                reference.kind().equals(policy.kind().kind())
                    && reference.name().equals(policy.name()));
  }

  private void add(PolicyException.ForPolicies exception) {
    Optional<Instant> end = exception.expiresAt().flatMap(ExceptionConditions::instant);
    if (end.isPresent() && !now.isBefore(end.get())) {
      return;
    }
    if (!exception.images().isEmpty() || !exception.allowedValues().isEmpty()) {
      no(exception, "allows images or values, which the API server does not know");
      return;
    }
    if (exception.matchConditions().isEmpty()) {
      no(exception, "is for all resources; nothing is left to judge");
      return;
    }
    end.filter(found -> until.isEmpty() || found.isBefore(until.get()))
        .ifPresent(found -> until = end);
    List<NamedExpression> all = exception.matchConditions();
    // An exception applies when all of its conditions hold, so they are negated together.
    String name = all.size() == 1 ? all.getFirst().name() : exception.meta().name();
    List<String> texts = all.stream().map(one -> text(one.expression())).toList();
    String expression =
        texts.size() == 1
            ? "!(" + texts.getFirst() + ")"
            : "!((" + String.join(") && (", texts) + "))";
    conditions.add(NativeDocuments.condition(free(name), expression));
  }

  private static String text(Fragment expression) {
    return expression.node() instanceof StringNode(String text) ? text.strip() : "";
  }

  /** The API server wants every name once. */
  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private void no(PolicyException.ForPolicies exception, String message) {
    reasons.add(
        Reason.EXCEPTION,
        exception.meta().source().fragment(),
        "exception `" + exception.meta().name() + "` " + message);
  }

  /** The reader has reported a time that is none. */
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

  List<Node> conditions() {
    return List.copyOf(conditions);
  }

  /** When the first of the exceptions ends. */
  Optional<Instant> until() {
    return until;
  }
}
