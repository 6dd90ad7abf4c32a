package dev.ephor.engine.translate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import dev.ephor.engine.compile.PolicyCompiler;
import dev.ephor.policy.MutatingPolicy;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReader;
import dev.ephor.policy.RulePolicy;
import dev.ephor.policy.ValidatingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates policies into Kubernetes' own admission policies, which the API server evaluates
 * without a webhook. What is made judges every request as the policy itself with its exceptions
 * does; a policy of which that cannot be said is refused, with all reasons. Pure; safe for use by
 * many threads.
 *
 * <p>Source of the names, labels and of what is refused: Kyverno's admission policy generator, by
 * its results. Owner references are left to whoever writes the objects into a cluster.
 */
public final class PolicyTranslator {
  private final PolicyCompiler compiler;

  /**
   * @param compiler for what was made, so that expressions the API server would reject are found
   */
  public PolicyTranslator(PolicyCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * @param exceptions of all policies
   */
  public Translation translate(
      Policy policy, List<PolicyException> exceptions, TranslationSettings settings) {
    Reasons reasons = new Reasons();
    Optional<Instant> until = Optional.empty();
    List<Translation.Pair> pairs = List.of();
    switch (policy) {
      case RulePolicy rules ->
          pairs = new RuleTranslation(rules, exceptions, settings, reasons).pairs();
      case ValidatingPolicy validating -> {
        CelTranslation translation = new CelTranslation(exceptions, settings, reasons);
        pairs = translation.pairs(validating);
        until = translation.until();
      }
      case MutatingPolicy mutating -> {
        CelTranslation translation = new CelTranslation(exceptions, settings, reasons);
        pairs = translation.pairs(mutating);
        until = translation.until();
      }
      default ->
          reasons.add(
              Reason.KIND,
              policy.meta().source().fragment(),
              "kind `" + policy.id().kind().kind() + "` has no counterpart");
    }
    if (reasons.isEmpty()) {
      for (Translation.Pair pair : pairs) {
        check(policy, pair, reasons);
      }
    }
    return reasons.isEmpty()
        ? new Translation.Translated(pairs, until)
        : new Translation.Refused(reasons.list());
  }

  /** What was made has to be valid by itself. */
  private void check(Policy policy, Translation.Pair pair, Reasons reasons) {
    Document made = new Document(policy.meta().source().file(), pair.policy(), 0);
    List<Diagnostic> found = new ArrayList<>();
    new PolicyReader()
        .read(made)
        .ifPresent(read -> {
          found.addAll(read.diagnostics());
          read.policy().ifPresent(one -> compiler.compile(one, List.of(), found::add));
        });
    String name = pair.policy().object("metadata").text("name", "");
    for (Diagnostic diagnostic : found) {
      if (diagnostic.severity() == Severity.ERROR) {
        reasons.add(
            Reason.EXPRESSION,
            policy.meta().source().fragment(),
            "the API server has no such thing for `"
                + name
                + "`: "
                + diagnostic.at().path()
                + ": "
                + diagnostic.message());
      }
    }
  }

  /** The documents of a translation in the order in which they are applied. */
  public static List<ObjectNode> documents(Translation.Translated translated) {
    List<ObjectNode> out = new ArrayList<>();
    for (Translation.Pair pair : translated.pairs()) {
      out.add(pair.policy());
      out.add(pair.binding());
    }
    return out;
  }
}
