package dev.ephor.lint;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.policy.GenerateRule;
import dev.ephor.policy.MutateRule;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.Optional;

/** Patterns, overlays, patches and generated resources of one rule for one kind. */
final class RuleShapes {
  private final SchemaCatalog catalog;
  private final SourceText text;
  private final Subject subject;
  private final SubjectFindings findings;

  RuleShapes(SchemaCatalog catalog, SourceText text, Subject subject, SubjectFindings findings) {
    this.catalog = catalog;
    this.text = text;
    this.subject = subject;
    this.findings = findings;
  }

  /** A pattern for the resource. */
  void pattern(Fragment pattern) {
    pattern(pattern, subject.schema());
  }

  void pattern(Fragment pattern, Schema schema) {
    new ShapeCheck(subject, findings, true).check(pattern, schema);
  }

  /** The change of the resource, or of the kind that it has for its only target. */
  void change(MutateRule rule, MutateRule.Step step) {
    Optional<ResourceType> target = Optional.empty();
    if (!rule.targets().isEmpty()) {
      target = rule.targets().size() == 1 ? type(rule.targets().getFirst().resource()) : target;
      if (target.isEmpty()) {
        return;
      }
    }
    Schema schema = target.map(ResourceType::schema).orElse(subject.schema());
    switch (step) {
      case MutateRule.StrategicMerge(Fragment patch) ->
          new ShapeCheck(subject, findings, false).check(patch, schema);
      case MutateRule.JsonPatch(Fragment patches) -> patches(patches, schema);
      case MutateRule.ForeachStep _, MutateRule.NoStep _ -> {}
    }
  }

  void generated(GenerateRule.Item item) {
    if (item.origin() instanceof GenerateRule.Data(Fragment content)) {
      type(item.target())
          .ifPresent(
              type -> new ShapeCheck(subject, findings, false).check(content, type.schema()));
    }
  }

  private Optional<ResourceType> type(MutateRule.ResourceReference reference) {
    String apiVersion = text(reference.apiVersion());
    String kind = text(reference.kind());
    int slash = apiVersion.indexOf('/');
    return catalog.find(
        slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  private static String text(Optional<Fragment> fragment) {
    return fragment.isPresent() && fragment.get().node() instanceof StringNode(String value)
        ? value
        : "";
  }

  /** Operations as YAML text; with variables in it, it may be no YAML yet. */
  private void patches(Fragment patches, Schema schema) {
    if (!(patches.node() instanceof StringNode(String value))) {
      return;
    }
    for (Document document : new DocumentReader().readAll("", value).documents()) {
      if (!(document.root() instanceof ArrayNode operations)) {
        continue;
      }
      for (Node operation : operations) {
        String path = operation instanceof ObjectNode object ? object.text("path", "") : "";
        int offset = path.isEmpty() ? -1 : value.indexOf(path);
        if (path.startsWith("/") && offset >= 0) {
          new ShapeCheck(subject, findings, false)
              .path(schema, path, text.locate(patches.at(), value, offset));
        }
      }
    }
  }
}
