package dev.ephor.cli.run;

import dev.ephor.cli.load.FixtureLookups;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.Values;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.AdmissionPipeline;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Operation;
import dev.ephor.report.Scoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what policies say about resources from files. May be used by several threads. */
public final class Evaluator {
  private final PolicySet policies;
  private final Requests requests;
  private final Values values;
  private final boolean auditWarns;
  private final AdmissionPipeline pipeline = new AdmissionPipeline();

  /**
   * @param auditWarns whether violations of rules that only audit count as warnings
   */
  public Evaluator(
      List<CompiledPolicy> policies, Requests requests, Values values, boolean auditWarns) {
    this.policies = PolicySet.of(policies);
    this.requests = requests;
    this.values = values;
    this.auditWarns = auditWarns;
  }

  public List<CompiledPolicy> policies() {
    return policies.policies();
  }

  /** Results of all policies, each for the request that the values make of the resource. */
  public List<RuleResult> evaluate(Resource resource) {
    if (values.isEmpty()) {
      return run(resource, Requests.Changes.NONE, policies);
    }
    Map<Requests.Changes, List<CompiledPolicy>> groups = new LinkedHashMap<>();
    for (CompiledPolicy policy : policies.policies()) {
      Requests.Changes changes = requests.changes(policy.meta().id().name(), resource);
      groups.computeIfAbsent(changes, _ -> new ArrayList<>()).add(policy);
    }
    List<RuleResult> out = new ArrayList<>();
    groups.forEach((changes, some) -> out.addAll(run(resource, changes, PolicySet.of(some))));
    return out;
  }

  /** Results for one operation, whatever the values say. */
  public List<RuleResult> evaluate(Resource resource, Operation operation) {
    return run(resource, new Requests.Changes(operation, ObjectNode.EMPTY), policies);
  }

  private List<RuleResult> run(Resource resource, Requests.Changes changes, PolicySet chosen) {
    AdmissionAttributes attributes = requests.request(resource, changes);
    FixtureLookups lookups = new FixtureLookups(values, resource.name());
    List<RuleResult> results = pipeline.run(attributes, chosen, lookups, () -> false).results();
    List<RuleResult> out = new ArrayList<>(results.size());
    for (RuleResult result : results) {
      out.add(scored(result));
    }
    return out;
  }

  private RuleResult scored(RuleResult result) {
    if (!(result.outcome() instanceof RuleOutcome.Fail)) {
      return result;
    }
    boolean warns = !Scoring.isScored(result) || (auditWarns && !result.consequence().deny());
    return warns ? Scoring.asWarning(result) : result;
  }
}
