package dev.ephor.cli.run;

import dev.ephor.cli.load.FixtureLookups;
import dev.ephor.cli.load.OfflineCluster;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.Values;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.AdmissionPipeline;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Explanation;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.report.Scoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what policies say about resources from files. May be used by several threads. */
public final class Evaluator {
  private final PolicySet policies;
  private final Requests requests;
  private final Values values;
  private final OfflineCluster cluster;
  private final boolean auditWarns;
  private final boolean anyForDocuments;
  private final AdmissionPipeline pipeline = new AdmissionPipeline();

  /**
   * @param auditWarns whether violations of rules that only audit count as warnings
   */
  public Evaluator(
      PolicySet policies,
      Requests requests,
      Values values,
      OfflineCluster cluster,
      boolean auditWarns) {
    this.policies = policies;
    this.cluster = cluster;
    this.requests = requests;
    this.values = values;
    this.auditWarns = auditWarns;
    this.anyForDocuments = policies.policies().stream().anyMatch(Evaluator::isForDocuments);
  }

  /** Whether a policy is for JSON documents alone, which a Kubernetes object is as well. */
  public static boolean isForDocuments(CompiledPolicy policy) {
    return policy instanceof CompiledPolicy.Ready(var plan, _)
        && plan.payloads().equals(Set.of(PayloadKind.JSON));
  }

  public List<CompiledPolicy> policies() {
    return policies.policies();
  }

  /** Results of all policies, each for the request that the values make of the resource. */
  public List<Said> evaluate(Resource resource) {
    return evaluate(resource, Optional.empty());
  }

  /**
   * Results of all policies.
   *
   * @param played the operation of the request, whatever the values say
   */
  public List<Said> evaluate(Resource resource, Optional<Operation> played) {
    if (values.isEmpty()) {
      return run(new Subject(resource, Requests.Changes.NONE, played), policies).said();
    }
    Map<Requests.Changes, List<CompiledPolicy>> groups = new LinkedHashMap<>();
    for (CompiledPolicy policy : policies.policies()) {
      Requests.Changes changes = requests.changes(policy.meta().id().name(), resource);
      groups.computeIfAbsent(changes, _ -> new ArrayList<>()).add(policy);
    }
    List<Said> out = new ArrayList<>();
    Resource current = resource;
    for (Map.Entry<Requests.Changes, List<CompiledPolicy>> group : groups.entrySet()) {
      Run run =
          run(
              new Subject(current, group.getKey(), played),
              policies.withPolicies(group.getValue()));
      out.addAll(run.said());
      current = run.changed().map(current::withObject).orElse(current);
    }
    return out;
  }

  /** What one policy decided about a resource, and why. */
  public Explanation explain(CompiledPolicy policy, Resource resource) {
    Requests.Changes changes = requests.changes(policy.meta().id().name(), resource);
    AdmissionAttributes attributes =
        resource.isKubernetes() && isForDocuments(policy)
            ? requests.payload(resource, PayloadKind.JSON)
            : requests.request(resource, changes);
    FixtureLookups lookups = new FixtureLookups(values, cluster, resource, Optional.empty());
    PolicySet one = policies.withPolicies(List.of(policy));
    return pipeline.explain(attributes, one, lookups, () -> false);
  }

  /** What is evaluated: a resource, and the request it is part of. */
  private record Subject(Resource resource, Requests.Changes values, Optional<Operation> played) {
    Requests.Changes changes() {
      return played.map(values::with).orElse(values);
    }
  }

  /** What one request brought; {@code changed} is empty when nothing was mutated. */
  private record Run(List<Said> said, Optional<ObjectNode> changed) {}

  private Run run(Subject subject, PolicySet chosen) {
    Resource resource = subject.resource();
    AdmissionAttributes attributes = requests.request(resource, subject.changes());
    FixtureLookups lookups = new FixtureLookups(values, cluster, resource, subject.played());
    List<RuleResult> results =
        new ArrayList<>(pipeline.run(attributes, chosen, lookups, () -> false).results());
    if (anyForDocuments && resource.isKubernetes()) {
      results.addAll(asDocument(resource, chosen, lookups));
    }
    Node object = attributes.object();
    boolean mutated = false;
    List<Said> out = new ArrayList<>(results.size());
    for (int from = 0; from < results.size(); ) {
      int to = from;
      PolicyMeta policy = results.get(from).policy();
      while (to < results.size() && results.get(to).policy().equals(policy)) {
        if (results.get(to).effect() instanceof Effect.Patched(Node patched)) {
          object = patched;
          mutated = true;
        }
        to++;
      }
      for (RuleResult result : results.subList(from, to)) {
        out.add(new Said(scored(result), object));
      }
      from = to;
    }
    return new Run(
        out, mutated && object instanceof ObjectNode last ? Optional.of(last) : Optional.empty());
  }

  private List<RuleResult> asDocument(Resource resource, PolicySet chosen, FixtureLookups lookups) {
    List<CompiledPolicy> some =
        chosen.policies().stream().filter(Evaluator::isForDocuments).toList();
    AdmissionAttributes document = requests.payload(resource, PayloadKind.JSON);
    return pipeline.run(document, chosen.withPolicies(some), lookups, () -> false).results();
  }

  private RuleResult scored(RuleResult result) {
    if (!(result.outcome() instanceof RuleOutcome.Fail)) {
      return result;
    }
    boolean warns = !Scoring.isScored(result) || (auditWarns && !result.consequence().deny());
    return warns ? Scoring.asWarning(result) : result;
  }
}
