package dev.ephor.cli.explain;

import dev.ephor.cli.load.Resource;
import dev.ephor.cli.run.Scan;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Explanation;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.scope.Trace;
import dev.ephor.policy.PolicyId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explanations as JSON, complete: what the tree leaves out as unimportant is here as well. */
final class ExplanationDocument {
  private ExplanationDocument() {}

  /**
   * One policy and one resource: {@code policy}, {@code resource}, {@code results} and the {@code
   * tree} of entries with label, verdict, value, deciding, file, line, column and children.
   *
   * @param rule the only rule that is wanted, if any
   */
  static ObjectNode of(
      CompiledPolicy policy, Resource resource, Explanation explanation, Optional<String> rule) {
    List<Node> results =
        explanation.evaluation().results().stream()
            .filter(result -> rule.isEmpty() || result.rule().equals(rule.get()))
            .map(ExplanationDocument::result)
            .toList();
    List<Node> tree =
        explanation.entries().stream()
            .filter(entry -> rule.isEmpty() || entry.label().endsWith(" " + rule.get()))
            .map(ExplanationDocument::entry)
            .toList();
    return ObjectNode.builder()
        .put("policy", policy(policy.meta().id()))
        .put("resource", Scan.subjectOf(resource).path())
        .put("results", ArrayNode.of(results))
        .put("tree", ArrayNode.of(tree))
        .build();
  }

  private static Node policy(PolicyId id) {
    ObjectNode.Builder out = ObjectNode.builder().put("kind", id.kind().kind());
    if (!id.namespace().isEmpty()) {
      out.put("namespace", id.namespace());
    }
    return out.put("name", id.name()).build();
  }

  private static Node result(RuleResult result) {
    return ObjectNode.builder()
        .put("rule", result.rule())
        .put("result", result.outcome().word())
        .put("message", result.outcome().message().strip())
        .build();
  }

  private static Node entry(Trace.Entry entry) {
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("label", entry.label())
            .put("verdict", entry.verdict().name().toLowerCase(Locale.ROOT));
    if (!entry.value().isEmpty()) {
      out.put("value", entry.value());
    }
    if (entry.deciding()) {
      out.put("deciding", true);
    }
    if (entry.at().line() > 0) {
      out.put("file", entry.at().file());
      out.put("line", entry.at().line());
      out.put("column", entry.at().column());
    }
    if (!entry.children().isEmpty()) {
      out.put(
          "children",
          ArrayNode.of(entry.children().stream().map(ExplanationDocument::entry).toList()));
    }
    return out.build();
  }
}
