package dev.ephor.engine.run;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.PodSecurity;
import java.util.ArrayList;
import java.util.List;

/** Finds the policy exceptions that are for a rule and its request. */
final class Exempter {
  private final List<Exemption> exemptions;

  Exempter(List<Exemption> exemptions) {
    this.exemptions = exemptions;
  }

  /** What exceptions mean for a rule. */
  sealed interface Answer {
    Answer NONE = new Partly(List.of(), List.of());

    /** The rule is not judged at all. */
    record Wholly(List<String> names) implements Answer {}

    /** The rule is judged without some controls; names are empty when there is no exception. */
    record Partly(List<String> names, List<PodSecurity.Exclusion> exclusions) implements Answer {}

    record Undecided(Diagnostic cause) implements Answer {}
  }

  Answer find(EvaluationContext context) {
    if (exemptions.isEmpty()) {
      return Answer.NONE;
    }
    List<String> whole = new ArrayList<>();
    List<String> partial = new ArrayList<>();
    List<PodSecurity.Exclusion> exclusions = new ArrayList<>();
    String policy = context.target().policy().qualifiedName();
    for (Exemption exemption : exemptions) {
      if (!exemption.covers(policy, context.target().rule())) {
        continue;
      }
      switch (applies(exemption, context)) {
        case Condition.Test.Holds _ -> {
          (exemption.podSecurity().isEmpty() ? whole : partial).add(exemption.name());
          exclusions.addAll(exemption.podSecurity());
        }
        case Condition.Test.Fails _ -> {}
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return new Answer.Undecided(cause);
        }
      }
    }
    return whole.isEmpty() ? new Answer.Partly(partial, exclusions) : new Answer.Wholly(whole);
  }

  private static Condition.Test applies(Exemption exemption, EvaluationContext context) {
    Trace trace = context.trace();
    Trace.Entry entry =
        trace == null ? null : trace.open("exception " + exemption.name(), SourceLocation.UNKNOWN);
    Condition.Test test =
        switch (exemption.matcher().match(context)) {
          case Matcher.Match.Yes _ ->
              exemption.condition().map(found -> found.test(context)).orElse(Condition.Test.TRUE);
          case Matcher.Match.No(String reason) -> new Condition.Test.Fails(reason);
          case Matcher.Match.Undecided(Diagnostic cause) -> new Condition.Test.Undecided(cause);
        };
    if (trace != null && entry != null) {
      trace.close();
      boolean holds = test instanceof Condition.Test.Holds;
      entry.result(holds ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS, "");
    }
    return test;
  }
}
