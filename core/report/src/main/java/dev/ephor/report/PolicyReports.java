package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.policy.PolicyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results as policy report documents, in the groups {@code wgpolicyk8s.io/v1alpha2} (Kubernetes
 * Policy Working Group) and {@code openreports.io/v1alpha1}, whose results have the same fields.
 */
public final class PolicyReports {
  private final Api api;
  private final Instant time;

  /** The API group of a report and what its kinds are called there. */
  public enum Api {
    OPEN_REPORTS("openreports.io/v1alpha1", "Report", "ClusterReport"),
    POLICY_WORKING_GROUP("wgpolicyk8s.io/v1alpha2", "PolicyReport", "ClusterPolicyReport");

    private final String version;
    private final String namespaced;
    private final String cluster;

    Api(String version, String namespaced, String cluster) {
      this.version = version;
      this.namespaced = namespaced;
      this.cluster = cluster;
    }
  }

  /**
   * @param time at which the results were found
   */
  public PolicyReports(Api api, Instant time) {
    this.api = api;
    this.time = time;
  }

  /** One cluster-wide report of all results, each with its resource. */
  public ObjectNode merged(String name, List<Entry> entries, Counts counts) {
    List<Node> results = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      results.add(result(entry, true));
    }
    return report(api.cluster, ObjectNode.of("name", text(name)), results, counts).build();
  }

  /**
   * One report for each resource, in the order of their first results; named after what identifies
   * the resource, as there is no UID outside of a cluster.
   */
  public List<ObjectNode> byResource(List<Entry> entries) {
    Map<Subject, List<Entry>> bySubject = new LinkedHashMap<>();
    for (Entry entry : entries) {
      bySubject.computeIfAbsent(entry.subject(), _ -> new ArrayList<>()).add(entry);
    }
    List<ObjectNode> out = new ArrayList<>();
    bySubject.forEach((subject, about) -> out.add(about(subject, about)));
    return out;
  }

  private ObjectNode about(Subject subject, List<Entry> entries) {
    List<Node> results = new ArrayList<>();
    Counts counts = Counts.NONE;
    for (Entry entry : entries) {
      results.add(result(entry, false));
      counts = counts.plus(entry.outcome());
    }
    boolean cluster = subject.namespace().isEmpty();
    ObjectNode.Builder metadata =
        ObjectNode.builder().put("name", Fingerprint.of(subject.apiVersion(), subject.path()));
    if (!cluster) {
      metadata.put("namespace", subject.namespace());
    }
    return report(cluster ? api.cluster : api.namespaced, metadata.build(), results, counts)
        .put("scope", reference(subject))
        .build();
  }

  private ObjectNode.Builder report(
      String kind, ObjectNode metadata, List<Node> results, Counts counts) {
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("apiVersion", api.version)
            .put("kind", kind)
            .put("metadata", metadata)
            .put("results", ArrayNode.of(results));
    if (api == Api.OPEN_REPORTS) {
      out.put("source", "");
    }
    return out.put("summary", summary(counts));
  }

  private static ObjectNode summary(Counts counts) {
    return ObjectNode.builder()
        .put("error", counts.error())
        .put("fail", counts.fail())
        .put("pass", counts.pass())
        .put("skip", counts.skip())
        .put("warn", counts.warn())
        .build();
  }

  private ObjectNode result(Entry entry, boolean withResource) {
    RuleResult result = entry.result();
    ObjectNode.Builder out = ObjectNode.builder();
    Labels labels = Labels.of(result);
    labels.category().ifPresent(category -> out.put("category", category));
    String message = Messages.of(result);
    if (!message.isEmpty()) {
      out.put("message", message);
    }
    out.put("policy", result.policy().id().qualifiedName());
    out.put("properties", properties(result));
    if (withResource) {
      out.put("resources", ArrayNode.of(reference(entry.subject())));
    }
    out.put("result", result.outcome().word());
    if (!result.rule().isEmpty()) {
      out.put("rule", result.rule());
    }
    out.put("scored", Scoring.isScored(result));
    labels.severity().ifPresent(severity -> out.put("severity", severity.word()));
    out.put("source", source(result.policy().id().kind()));
    out.put(
        "timestamp",
        ObjectNode.builder().put("nanos", 0).put("seconds", time.getEpochSecond()).build());
    return out.build();
  }

  private static ObjectNode properties(RuleResult result) {
    ObjectNode.Builder out = ObjectNode.builder();
    Map<String, String> sorted = new TreeMap<>(result.properties());
    sorted.putIfAbsent("process", "background scan");
    if (!result.exceptions().isEmpty()) {
      sorted.put("exceptions", String.join(",", result.exceptions()));
    }
    sorted.forEach(out::put);
    return out.build();
  }

  private static ObjectNode reference(Subject subject) {
    ObjectNode.Builder out = ObjectNode.builder();
    if (!subject.kind().isEmpty()) {
      out.put("apiVersion", subject.apiVersion()).put("kind", subject.kind());
    }
    out.put("name", subject.name());
    if (!subject.namespace().isEmpty()) {
      out.put("namespace", subject.namespace());
    }
    return out.build();
  }

  /** Who says so, in the words that Kyverno's reports use for each kind of policy. */
  static String source(PolicyKind kind) {
    return switch (kind) {
      case CLUSTER_POLICY, POLICY, CLUSTER_CLEANUP_POLICY, CLEANUP_POLICY -> "kyverno";
      case VALIDATING_POLICY, NAMESPACED_VALIDATING_POLICY -> "KyvernoValidatingPolicy";
      case MUTATING_POLICY, NAMESPACED_MUTATING_POLICY -> "KyvernoMutatingPolicy";
      case GENERATING_POLICY, NAMESPACED_GENERATING_POLICY -> "KyvernoGeneratingPolicy";
      case DELETING_POLICY, NAMESPACED_DELETING_POLICY -> "KyvernoDeletingPolicy";
      case IMAGE_VALIDATING_POLICY, NAMESPACED_IMAGE_VALIDATING_POLICY ->
          "KyvernoImageValidatingPolicy";
      case VALIDATING_ADMISSION_POLICY -> "ValidatingAdmissionPolicy";
      case MUTATING_ADMISSION_POLICY -> "MutatingAdmissionPolicy";
    };
  }

  private static Node text(String value) {
    return StringNode.of(value);
  }
}
