package dev.ephor.engine.run;

import dev.ephor.cel.CelBudget;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.act.Outcomes;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.plan.Exemption;
import dev.ephor.engine.plan.LaterSteps;
import dev.ephor.engine.plan.Matcher;
import dev.ephor.engine.plan.PolicyPlan;
import dev.ephor.engine.plan.RulePlan;
import dev.ephor.engine.plan.Step;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.scope.Allowances;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.GivenScope;
import dev.ephor.engine.scope.RequestActivation;
import dev.ephor.engine.scope.RequestScope;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.scope.VerifiedImages;
import dev.ephor.jmespath.JmesBudget;
import dev.ephor.jmespath.JmesLimits;
import dev.ephor.jmespath.Scope;
import dev.ephor.policy.PodSecurity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans: the only place where a policy of either language meets a resource. One runner serves
 * one request and belongs to one thread.
 */
public final class PlanRunner {
  private static final Step FORGIVE = new Step.Forgive();

  private AdmissionAttributes attributes;
  private final Lookups lookups;
  private final BooleanSupplier interrupted;
  private final @Nullable Trace trace;
  private final Exempter exempter;
  private final VerifiedImages verified = new VerifiedImages();
  private RequestScope scope;
  private RequestActivation activation;

  /**
   * What a request brings along.
   *
   * @param exemptions policy exceptions, compiled
   * @param interrupted tells when the request's time is over
   * @param trace Java null when nobody asked for an explanation
   */
  public record Setting(
      Lookups lookups,
      List<Exemption> exemptions,
      BooleanSupplier interrupted,
      @Nullable Trace trace) {
    public Setting {
      exemptions = List.copyOf(exemptions);
    }
  }

  public PlanRunner(AdmissionAttributes attributes, Setting setting) {
    this.attributes = attributes;
    this.lookups = setting.lookups();
    this.interrupted = setting.interrupted();
    this.trace = setting.trace();
    this.exempter = new Exempter(setting.exemptions());
    this.scope = new RequestScope(attributes);
    this.activation = new RequestActivation(attributes, scope);
  }

  /**
   * Results of the rules that are for the resource, in the policy's order.
   *
   * @param phase rules of other types are left for another call
   */
  public List<RuleResult> run(PolicyPlan plan, Predicate<RuleType> phase) {
    if (!plan.payloads().contains(attributes.payload())) {
      noteOther(plan, phase);
      return List.of();
    }
    if (!hasRules(plan, phase)) {
      return List.of();
    }
    List<RuleResult> out = new ArrayList<>(plan.rules().size());
    EvaluationContext.Request request =
        new EvaluationContext.Request(
            attributes,
            scope,
            lookups,
            JmesBudget.of(JmesLimits.DEFAULT),
            CelBudget.standard(interrupted),
            verified,
            trace);
    for (RulePlan rule : plan.rules()) {
      if (!phase.test(rule.type())) {
        continue;
      }
      Optional<Ended> result = evaluate(plan, rule, request);
      if (result.isPresent()) {
        int before = out.size();
        addResults(plan, rule, result.get(), out);
        if (sees(out, before)) {
          request = request.seeing(attributes, scope);
        }
        if (plan.applyOne() && isApplied(out, before)) {
          break;
        }
      }
    }
    return out;
  }

  /**
   * Whether the results from {@code first} on have changed the object; then what comes next sees
   * the changed one.
   */
  private boolean sees(List<RuleResult> results, int first) {
    boolean changes = false;
    for (int i = first; i < results.size(); i++) {
      if (results.get(i).effect() instanceof Effect.Patched(Node changed)) {
        see(attributes.withObject(changed));
        changes = true;
      }
    }
    return changes;
  }

  /** The request's object as the rules so far have left it. */
  public Node object() {
    return attributes.object();
  }

  private void see(AdmissionAttributes changed) {
    attributes = changed;
    scope = new RequestScope(changed);
    activation = new RequestActivation(changed, scope);
  }

  /** A loop, for it runs for each phase, policy and request. */
  private static boolean hasRules(PolicyPlan plan, Predicate<RuleType> phase) {
    for (RulePlan rule : plan.rules()) {
      if (phase.test(rule.type())) {
        return true;
      }
    }
    return false;
  }

  /** Rules that are passed over or broken leave their turn to the next one. */
  private static boolean isApplied(List<RuleResult> results, int first) {
    for (int i = first; i < results.size(); i++) {
      boolean applied =
          switch (results.get(i).outcome()) {
            case RuleOutcome.Pass _, RuleOutcome.Fail _, RuleOutcome.Warn _ -> true;
            case RuleOutcome.Skip _, RuleOutcome.Error _ -> false;
          };
      if (applied) {
        return true;
      }
    }
    return false;
  }

  private void addResults(PolicyPlan plan, RulePlan rule, Ended ended, List<RuleResult> out) {
    for (Action.Result result : ended.results()) {
      out.add(
          new RuleResult(
              plan.meta(),
              rule.name(),
              rule.type(),
              result.outcome(),
              result.effect(),
              rule.enforcement().of(attributes),
              rule.at(),
              properties(rule, result),
              ended.exceptions()));
    }
  }

  private static Map<String, String> properties(RulePlan rule, Action.Result result) {
    if (result.properties().isEmpty()) {
      return rule.properties();
    }
    Map<String, String> out = new HashMap<>(rule.properties());
    out.putAll(result.properties());
    return out;
  }

  private Optional<Ended> evaluate(
      PolicyPlan plan, RulePlan rule, EvaluationContext.Request request) {
    ObjectNode given = lookups.givenValues(plan.meta().id(), rule.name());
    Scope names = given.isEmpty() ? scope : new GivenScope(scope, given);
    EvaluationContext.Target target =
        new EvaluationContext.Target(plan.meta().id(), rule.name(), given);
    EvaluationContext context = new EvaluationContext(request, target, names, activation);
    if (trace == null) {
      return steps(rule, context);
    }
    String label = rule.name().isEmpty() ? "rule" : "rule " + rule.name();
    Trace.Entry entry = trace.open(label, rule.at());
    Optional<Ended> result = steps(rule, context);
    trace.close();
    List<Action.Result> results = result.map(Ended::results).orElse(List.of());
    for (Action.Result one : results) {
      entry.result(
          Outcomes.verdict(one.outcome()), one.outcome().word() + ": " + one.outcome().message());
    }
    if (results.isEmpty()) {
      entry.result(
          Trace.Verdict.SKIPPED, result.isEmpty() ? "not for this resource" : "nothing to say");
    }
    return result;
  }

  private Optional<Ended> steps(RulePlan rule, EvaluationContext start) {
    Optional<Ended> result = steps(rule, rule.steps(), start, Exempted.NONE);
    return result.isPresent()
            && forgives(rule)
            && result.get().fails()
            && violatedBefore(rule, start)
        ? ended(new RuleOutcome.Skip("the update leaves a violation that was there before"))
        : result;
  }

  /** Whoever has no old object to give names the new one twice; that tells nothing of before. */
  @SuppressWarnings("ReferenceEquality")
  private boolean forgives(RulePlan rule) {
    return attributes.operation() == Operation.UPDATE
        && attributes.oldObject() instanceof ObjectNode before
        && before != attributes.object()
        && rule.steps().contains(FORGIVE);
  }

  private boolean violatedBefore(RulePlan rule, EvaluationContext now) {
    AdmissionAttributes before = attributes.withObject(attributes.oldObject());
    RequestScope scopeBefore = new RequestScope(before);
    EvaluationContext.Request request =
        new EvaluationContext.Request(
            before,
            scopeBefore,
            lookups,
            now.jmesBudget(),
            now.celBudget(),
            new VerifiedImages(),
            null);
    ObjectNode given = now.target().given();
    EvaluationContext context =
        new EvaluationContext(
            request,
            now.target(),
            given.isEmpty() ? scopeBefore : new GivenScope(scopeBefore, given),
            new RequestActivation(before, scopeBefore));
    return steps(rule, rule.steps(), context, Exempted.NONE).filter(Ended::fails).isPresent();
  }

  /** Exceptions that leave out a part of the rule, and what they give its results. */
  private record Exempted(List<String> exceptions, Map<String, String> properties) {
    static final Exempted NONE = new Exempted(List.of(), Map.of());

    static Exempted by(Exempter.Answer.Partly partly) {
      return partly.names().isEmpty() && partly.properties().isEmpty()
          ? NONE
          : new Exempted(partly.names(), partly.properties());
    }
  }

  private Optional<Ended> steps(
      RulePlan rule, List<Step> steps, EvaluationContext start, Exempted before) {
    EvaluationContext context = start;
    Exempted exempted = before;
    for (Step step : steps) {
      if (interrupted.getAsBoolean()) {
        return ended(timeout(rule));
      }
      switch (step) {
        case Step.Match(Matcher matcher) -> {
          switch (matcher.match(context)) {
            case Matcher.Match.Yes _ -> {}
            case Matcher.Match.No(String reason) -> {
              note("does not match", rule, reason);
              return Optional.empty();
            }
            case Matcher.Match.Undecided(Diagnostic cause) -> {
              return ended(new RuleOutcome.Error(cause));
            }
          }
        }
        case Step.Exempt _ -> {
          switch (exempter.find(context)) {
            case Exempter.Answer.Wholly(List<String> names, boolean passes, var properties) -> {
              Action.Result result =
                  new Action.Result(exempted(names, passes), Effect.NONE, properties);
              return Optional.of(new Ended(List.of(result), names));
            }
            case Exempter.Answer.Partly partly -> {
              context = partly(context, partly.exclusions(), partly.allowances());
              exempted = Exempted.by(partly);
            }
            case Exempter.Answer.Undecided(Diagnostic cause) -> {
              return ended(new RuleOutcome.Error(cause));
            }
          }
        }
        case Step.Forgive _ -> {}
        case Step.Bind(var binder) -> context = binder.bind(context);
        case Step.Guard(Condition condition, Step.WhenFalse whenFalse) -> {
          switch (condition.test(context)) {
            case Condition.Test.Holds _ -> {}
            case Condition.Test.Fails(String message) -> {
              return switch (whenFalse) {
                case SKIP, SKIP_OR_VIOLATION -> ended(skip(message));
                case SKIP_AS_TOLD -> ended(new RuleOutcome.Skip(message));
                case NO_RESULT -> Optional.empty();
              };
            }
            case Condition.Test.Undecided(Diagnostic cause) -> {
              return ended(undecided(cause, whenFalse));
            }
          }
        }
        case Step.Later(LaterSteps later) -> {
          LaterSteps.Compiled compiled = later.get();
          return compiled.mistakes().isEmpty()
              ? steps(rule, compiled.steps(), context, exempted)
              : ended(new RuleOutcome.Error(compiled.mistakes().getFirst()));
        }
        case Step.Act(var action) -> {
          return Optional.of(acted(action.apply(context), exempted));
        }
      }
    }
    return Optional.empty();
  }

  private static RuleOutcome undecided(Diagnostic cause, Step.WhenFalse whenFalse) {
    return whenFalse == Step.WhenFalse.SKIP_OR_VIOLATION
        ? new RuleOutcome.Fail(cause.message(), Optional.empty())
        : new RuleOutcome.Error(cause);
  }

  /** How a rule ended, and the exceptions that had a part in it. */
  private record Ended(List<Action.Result> results, List<String> exceptions) {
    boolean fails() {
      return results.stream().anyMatch(one -> one.outcome() instanceof RuleOutcome.Fail);
    }
  }

  private static Ended acted(List<Action.Result> results, Exempted exempted) {
    if (exempted.properties().isEmpty()) {
      return new Ended(results, exempted.exceptions());
    }
    List<Action.Result> out = new ArrayList<>(results.size());
    for (Action.Result result : results) {
      Map<String, String> properties = new HashMap<>(exempted.properties());
      properties.putAll(result.properties());
      out.add(new Action.Result(result.outcome(), result.effect(), properties));
    }
    return new Ended(out, exempted.exceptions());
  }

  private static Optional<Ended> ended(RuleOutcome outcome) {
    return Optional.of(new Ended(Action.Result.only(outcome), List.of()));
  }

  private static RuleOutcome exempted(List<String> names, boolean passes) {
    String why = " due to policy exceptions " + String.join(", ", names);
    return passes
        ? new RuleOutcome.Pass("rule is passed" + why)
        : new RuleOutcome.Skip("rule is skipped" + why);
  }

  private static EvaluationContext partly(
      EvaluationContext context, List<PodSecurity.Exclusion> exclusions, Allowances allowances) {
    EvaluationContext known = context.withExclusions(exclusions);
    return allowances.equals(Allowances.NONE)
        ? known
        : known.withActivation(allowances.over(known.activation()));
  }

  private void note(String what, RulePlan rule, String reason) {
    if (trace != null) {
      trace.leaf(what, rule.at(), Trace.Verdict.SKIPPED, reason);
    }
  }

  private void noteOther(PolicyPlan plan, Predicate<RuleType> phase) {
    // Every phase comes by; one of them tells.
    if (trace != null && phase.test(RuleType.VALIDATION)) {
      String wanted =
          plan.payloads().stream()
              .sorted()
              .map(PayloadKind::plural)
              .collect(Collectors.joining(" and "));
      String reason = "the policy is for " + wanted + ", not for " + attributes.payload().plural();
      trace.leaf("payload", plan.meta().source().fragment().at(), Trace.Verdict.SKIPPED, reason);
    }
  }

  private static RuleOutcome skip(String message) {
    return new RuleOutcome.Skip(
        message.isEmpty() ? "preconditions not met" : "preconditions not met; " + message);
  }

  private static RuleOutcome timeout(RulePlan rule) {
    return new RuleOutcome.Error(
        Diagnostic.error("RUN001", rule.at(), "the time for this request is over"));
  }
}
