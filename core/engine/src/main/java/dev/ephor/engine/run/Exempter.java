package dev.ephor.engine.run;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.scope.Allowances;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.PodSecurity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the policy exceptions that are for a rule and its request. */
final class Exempter {
  private final List<Exemption> exemptions;

  Exempter(List<Exemption> exemptions) {
    this.exemptions = exemptions;
  }

  /** What exceptions mean for a rule. */
  sealed interface Answer {
    Answer NONE = new Partly(List.of(), List.of(), Allowances.NONE, Map.of());

    /**
     * The rule is not judged at all.
     *
     * @param passes whether that is reported as a pass
     */
    record Wholly(List<String> names, boolean passes, Map<String, String> properties)
        implements Answer {}

    /** The rule is judged without some controls; names are empty when there is no exception. */
    record Partly(
        List<String> names,
        List<PodSecurity.Exclusion> exclusions,
        Allowances allowances,
        Map<String, String> properties)
        implements Answer {}

    record Undecided(Diagnostic cause) implements Answer {}
  }

  /** Exceptions that apply, as far as they were looked at. */
  private static final class Found {
    private final List<String> whole = new ArrayList<>();
    private final List<String> partial = new ArrayList<>();
    private final List<PodSecurity.Exclusion> exclusions = new ArrayList<>();
    private final List<String> images = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private boolean passes = false;

    void add(Exemption exemption) {
      properties.putAll(exemption.properties());
      switch (exemption.scope()) {
        case Exemption.Scope.Whole(boolean reportsPass) -> {
          // The first one says what is reported.
          passes = whole.isEmpty() ? reportsPass : passes;
          whole.add(exemption.name());
        }
        case Exemption.Scope.Controls(List<PodSecurity.Exclusion> controls) -> {
          partial.add(exemption.name());
          exclusions.addAll(controls);
        }
        case Exemption.Scope.Allowed(List<String> moreImages, List<String> moreValues) -> {
          partial.add(exemption.name());
          images.addAll(moreImages);
          values.addAll(moreValues);
        }
      }
    }

    Answer answer() {
      return whole.isEmpty()
          ? new Answer.Partly(partial, exclusions, new Allowances(images, values), properties)
          : new Answer.Wholly(whole, passes, properties);
    }
  }

  Answer find(EvaluationContext context) {
    if (exemptions.isEmpty()) {
      return Answer.NONE;
    }
    Found found = new Found();
    for (Exemption exemption : exemptions) {
      if (!exemption.covers(context.target().policy(), context.target().rule())) {
        continue;
      }
      switch (applies(exemption, context)) {
        case Condition.Test.Holds _ -> found.add(exemption);
        case Condition.Test.Fails _ -> {}
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return new Answer.Undecided(cause);
        }
      }
    }
    return found.answer();
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
