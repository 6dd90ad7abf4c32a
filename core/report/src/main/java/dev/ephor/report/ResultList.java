package dev.ephor.report;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.outcome.RuleResult;
import java.util.ArrayList;
import java.util.List;

/** Results as a plain document for programs: everything that is known, places included. */
public final class ResultList {
  private ResultList() {}

  public static ObjectNode of(List<Entry> entries, Counts counts) {
    List<Node> results = new ArrayList<>(entries.size());
    entries.forEach(entry -> results.add(result(entry)));
    return ObjectNode.builder()
        .put(
            "summary",
            ObjectNode.builder()
                .put("pass", counts.pass())
                .put("fail", counts.fail())
                .put("warn", counts.warn())
                .put("error", counts.error())
                .put("skip", counts.skip())
                .build())
        .put("results", ArrayNode.of(results))
        .build();
  }

  private static ObjectNode result(Entry entry) {
    RuleResult result = entry.result();
    Labels labels = Labels.of(result);
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("policy", result.policy().id().qualifiedName())
            .put("policyKind", result.policy().id().kind().kind())
            .put("rule", result.rule())
            .put("result", result.outcome().word())
            .put("message", Messages.of(result));
    labels.severity().ifPresent(severity -> out.put("severity", severity.word()));
    labels.category().ifPresent(category -> out.put("category", category));
    Subject subject = entry.subject();
    ObjectNode.Builder resource =
        ObjectNode.builder().put("apiVersion", subject.apiVersion()).put("kind", subject.kind());
    if (!subject.namespace().isEmpty()) {
      resource.put("namespace", subject.namespace());
    }
    out.put("resource", resource.put("name", subject.name()).build());
    out.put("at", place(entry.place()));
    return out.put("policyAt", place(result.at())).build();
  }

  private static ObjectNode place(SourceLocation at) {
    return ObjectNode.builder()
        .put("file", at.file())
        .put("line", at.line())
        .put("column", at.column())
        .put("path", at.path())
        .build();
  }
}
