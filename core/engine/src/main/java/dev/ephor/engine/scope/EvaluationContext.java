package dev.ephor.engine.scope;

import dev.ephor.cel.CelActivation;
import dev.ephor.cel.CelBudget;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Lookups;
import dev.ephor.jmespath.JmesBudget;
import dev.ephor.jmespath.Scope;
import dev.ephor.policy.PodSecurity;
import dev.ephor.policy.PolicyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a step of a plan may read while one rule is evaluated for one request. Immutable but
 * for the budgets and the trace it carries; belongs to one thread.
 */
public final class EvaluationContext {
  private final Request request;
  private final Target target;
  private final View view;

  /**
   * What all policies of one request share.
   *
   * @param trace empty place while nobody asks for an explanation
   */
  public record Request(
      AdmissionAttributes attributes,
      RequestScope scope,
      Lookups lookups,
      JmesBudget jmesBudget,
      CelBudget celBudget,
      VerifiedImages verified,
      @Nullable Trace trace) {
    /** The same after the object was changed. */
    public Request seeing(AdmissionAttributes changed, RequestScope names) {
      return new Request(changed, names, lookups, jmesBudget, celBudget, verified, trace);
    }
  }

  /**
   * Which rule is evaluated.
   *
   * @param given values from outside that take the place of lookups
   */
  public record Target(PolicyId policy, String rule, ObjectNode given) {}

  /** What changes from step to step: names, the part that is looked at, controls left out. */
  private record View(
      Scope scope,
      CelActivation activation,
      Node subject,
      List<PodSecurity.Exclusion> exclusions,
      ContextBudget budget) {}

  public EvaluationContext(Request request, Target target, Scope scope, CelActivation activation) {
    this(
        request,
        target,
        new View(
            scope, activation, request.attributes().subject(), List.of(), ContextBudget.whole()));
  }

  private EvaluationContext(Request request, Target target, View view) {
    this.request = request;
    this.target = target;
    this.view = view;
  }

  public AdmissionAttributes attributes() {
    return request.attributes();
  }

  /** What patterns are held against: the resource, or an element of it. */
  public Node subject() {
    return view.subject();
  }

  public EvaluationContext withSubject(Node changed) {
    return with(
        new View(view.scope(), view.activation(), changed, view.exclusions(), view.budget()));
  }

  /** Pod security controls that policy exceptions leave out. */
  public List<PodSecurity.Exclusion> exclusions() {
    return view.exclusions();
  }

  public EvaluationContext withExclusions(List<PodSecurity.Exclusion> more) {
    if (more.isEmpty()) {
      return this;
    }
    return with(
        new View(
            view.scope(), view.activation(), view.subject(), List.copyOf(more), view.budget()));
  }

  public Lookups lookups() {
    return request.lookups();
  }

  public Target target() {
    return target;
  }

  public Scope scope() {
    return view.scope();
  }

  public CelActivation activation() {
    return view.activation();
  }

  public JmesBudget jmesBudget() {
    return request.jmesBudget();
  }

  public CelBudget celBudget() {
    return request.celBudget();
  }

  public VerifiedImages verified() {
    return request.verified();
  }

  /** Java null on the hot path: nothing is to be recorded. */
  public @Nullable Trace trace() {
    return request.trace();
  }

  /** The same with more given values, which count more than those that are given already. */
  public EvaluationContext withGiven(ObjectNode more) {
    ObjectNode all = GivenScope.merge(target.given(), more) instanceof ObjectNode o ? o : more;
    return new EvaluationContext(request, new Target(target.policy(), target.rule(), all), view)
        .withScope(new GivenScope(view.scope(), more));
  }

  public EvaluationContext withScope(Scope changed) {
    return with(
        new View(changed, view.activation(), view.subject(), view.exclusions(), view.budget()));
  }

  /** What the context entries of the rule hold so far. */
  public ContextBudget contextBudget() {
    return view.budget();
  }

  /** The same for entries that are let go together, such as those of an element. */
  public EvaluationContext withInnerBudget() {
    return with(
        new View(
            view.scope(),
            view.activation(),
            view.subject(),
            view.exclusions(),
            view.budget().inner()));
  }

  public EvaluationContext withActivation(CelActivation changed) {
    return with(new View(view.scope(), changed, view.subject(), view.exclusions(), view.budget()));
  }

  private EvaluationContext with(View changed) {
    return new EvaluationContext(request, target, changed);
  }
}
