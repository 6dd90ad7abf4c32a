package dev.ephor.cli.apply;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.YamlWriter;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.policy.PolicyId;
import dev.ephor.report.Entry;
import dev.ephor.report.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Violations as the policy exceptions that would accept them: one for each policy and resource,
 * with a time to live, after which a cluster deletes it.
 */
final class ExceptionDocuments {
  private static final String TTL = "cleanup.kyverno.io/ttl";
  private static final int NAME_MAX = 253;

  private ExceptionDocuments() {}

  private record Violated(PolicyId policy, Subject subject) {}

  /**
   * @param ttl Go duration
   */
  static void write(List<Entry> entries, String ttl, Appendable out) throws IOException {
    Map<Violated, List<Node>> rules = new LinkedHashMap<>();
    for (Entry entry : entries) {
      boolean kept = entry.result().type() == RuleType.DELETION;
      if (entry.outcome() instanceof RuleOutcome.Fail && !kept) {
        rules
            .computeIfAbsent(
                new Violated(entry.result().policy().id(), entry.subject()), _ -> new ArrayList<>())
            .add(StringNode.of(entry.result().rule()));
      }
    }
    boolean first = true;
    for (Map.Entry<Violated, List<Node>> one : rules.entrySet()) {
      if (!first) {
        out.append("---\n");
      }
      first = false;
      YamlWriter.inOrder().write(document(one.getKey(), one.getValue(), ttl), out);
    }
  }

  private static ObjectNode document(Violated violated, List<Node> rules, String ttl) {
    return switch (violated.policy().kind()) {
      case CLUSTER_POLICY, POLICY ->
          exception("kyverno.io/v2", violated, ttl, ofRules(violated, rules));
      default -> exception("policies.kyverno.io/v1", violated, ttl, ofPolicy(violated));
    };
  }

  private static ObjectNode exception(
      String version, Violated violated, String ttl, ObjectNode spec) {
    Subject subject = violated.subject();
    ObjectNode.Builder metadata =
        ObjectNode.builder()
            .put("name", name(violated))
            .put("labels", ObjectNode.of(TTL, StringNode.of(ttl)));
    if (!subject.namespace().isEmpty()) {
      metadata.put("namespace", subject.namespace());
    }
    return ObjectNode.builder()
        .put("apiVersion", version)
        .put("kind", "PolicyException")
        .put("metadata", metadata.build())
        .put("spec", spec)
        .build();
  }

  private static ObjectNode ofRules(Violated violated, List<Node> rules) {
    Subject subject = violated.subject();
    ObjectNode.Builder resources =
        ObjectNode.builder().put("kinds", list(subject.kind())).put("names", list(subject.name()));
    if (!subject.namespace().isEmpty()) {
      resources.put("namespaces", list(subject.namespace()));
    }
    ObjectNode rule =
        ObjectNode.builder()
            .put("policyName", violated.policy().qualifiedName())
            .put("ruleNames", ArrayNode.of(rules))
            .build();
    ObjectNode match =
        ObjectNode.of("all", ArrayNode.of(List.of(ObjectNode.of("resources", resources.build()))));
    return ObjectNode.builder()
        .put("exceptions", ArrayNode.of(List.of(rule)))
        .put("match", match)
        .build();
  }

  private static ObjectNode ofPolicy(Violated violated) {
    Subject subject = violated.subject();
    ObjectNode reference =
        ObjectNode.builder()
            .put("name", violated.policy().name())
            .put("kind", violated.policy().kind().kind())
            .build();
    String same =
        "object.kind == "
            + quoted(subject.kind())
            + " && object.metadata.name == "
            + quoted(subject.name())
            + (subject.namespace().isEmpty()
                ? ""
                : " && object.metadata.namespace == " + quoted(subject.namespace()));
    ObjectNode condition =
        ObjectNode.builder().put("name", "resource").put("expression", same).build();
    return ObjectNode.builder()
        .put("policyRefs", ArrayNode.of(List.of(reference)))
        .put("matchConditions", ArrayNode.of(List.of(condition)))
        .build();
  }

  /** A text of JSON is one of CEL as well. */
  private static String quoted(String text) {
    return JsonWriter.compact().write(StringNode.of(text));
  }

  private static ArrayNode list(String text) {
    return ArrayNode.of(List.of(StringNode.of(text)));
  }

  /** Unlike names of resources, kinds have capitals, which no name of an object may have. */
  private static String name(Violated violated) {
    Subject subject = violated.subject();
    List<String> parts = new ArrayList<>(List.of(violated.policy().name()));
    if (!subject.namespace().isEmpty()) {
      parts.add(subject.namespace());
    }
    parts.add(subject.kind().toLowerCase(Locale.ROOT));
    parts.add(subject.name());
    String name = String.join("-", parts);
    return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
  }
}
