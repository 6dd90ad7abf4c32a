package dev.ephor.engine.image;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says about several images: the worst of what it says about each, with the texts of
 * all that are as bad. Belongs to one thread.
 */
final class Judgement {
  private final SourceLocation at;
  private final List<RuleOutcome> outcomes = new ArrayList<>();

  Judgement(SourceLocation at) {
    this.at = at;
  }

  void add(String image, RuleOutcome outcome, EvaluationContext context) {
    outcomes.add(outcome);
    Trace trace = context.trace();
    if (trace != null) {
      Trace.Verdict verdict =
          switch (outcome) {
            case RuleOutcome.Pass _ -> Trace.Verdict.HOLDS;
            case RuleOutcome.Skip _ -> Trace.Verdict.SKIPPED;
            case RuleOutcome.Warn _, RuleOutcome.Fail _ -> Trace.Verdict.FAILS;
            case RuleOutcome.Error _ -> Trace.Verdict.ERROR;
          };
      trace.leaf("image " + image, at, verdict, outcome.message());
      if (verdict == Trace.Verdict.FAILS || verdict == Trace.Verdict.ERROR) {
        trace.latest().ifPresent(Trace.Entry::markDeciding);
      }
    }
  }

  boolean isEmpty() {
    return outcomes.isEmpty();
  }

  boolean allPass() {
    return outcomes.stream().allMatch(RuleOutcome.Pass.class::isInstance);
  }

  RuleOutcome outcome() {
    List<RuleOutcome> errors =
        outcomes.stream().filter(RuleOutcome.Error.class::isInstance).toList();
    if (!errors.isEmpty()) {
      Diagnostic first = ((RuleOutcome.Error) errors.getFirst()).cause();
      return new RuleOutcome.Error(Diagnostic.error(first.code(), at, texts(errors)));
    }
    List<RuleOutcome> fails = outcomes.stream().filter(RuleOutcome.Fail.class::isInstance).toList();
    if (!fails.isEmpty()) {
      Optional<String> path = ((RuleOutcome.Fail) fails.getFirst()).path();
      return new RuleOutcome.Fail(texts(fails), path);
    }
    List<RuleOutcome> passes =
        outcomes.stream().filter(RuleOutcome.Pass.class::isInstance).toList();
    return passes.isEmpty()
        ? new RuleOutcome.Skip(texts(outcomes))
        : new RuleOutcome.Pass(texts(passes));
  }

  private static String texts(List<RuleOutcome> some) {
    return String.join("; ", some.stream().map(RuleOutcome::message).distinct().toList());
  }

  /** An error of finding images, as a condition tells it. */
  static Condition.Test unreadable(String code, String message, SourceLocation at) {
    return new Condition.Test.Undecided(Diagnostic.error(code, at, message));
  }
}
