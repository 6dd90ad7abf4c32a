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
import java.util.ArrayList;
import java.util.List;
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

  /** The change of the resource, or of those kinds that the rule has for its targets. */
  void change(MutateRule rule, MutateRule.Step step) {
    if (rule.targets().isEmpty()) {
      change(step, new ShapeCheck(subject, findings, false), subject.schema());
      return;
    }
    List<Subject> targets = targets(rule);
    SubjectFindings ofTargets = new SubjectFindings(targets, true);
    for (Subject target : targets) {
      change(step, new ShapeCheck(target, ofTargets, false), target.schema());
    }
    ofTargets.reportTo(subject, findings);
  }

  private void change(MutateRule.Step step, ShapeCheck check, Schema schema) {
    switch (step) {
      case MutateRule.StrategicMerge(Fragment patch) -> check.check(patch, schema);
      case MutateRule.JsonPatch(Fragment patches) -> patches(patches, check, schema);
      case MutateRule.ForeachStep _, MutateRule.NoStep _ -> {}
    }
  }

  /** The kinds of all targets; none when one of them is not known. */
  private List<Subject> targets(MutateRule rule) {
    List<ResourceType> out = new ArrayList<>();
    for (MutateRule.Target target : rule.targets()) {
      type(target.resource()).ifPresent(out::add);
    }
    return out.size() == rule.targets().size()
        ? Subject.all(new Subjects(out, true), catalog)
        : List.of();
  }

  /** What the variable {@code target} holds. */
  Known target(MutateRule rule) {
    List<Subject> targets = targets(rule);
    return targets.size() == 1 ? Known.at(targets.getFirst().schema(), "target") : Known.ANY;
  }

  void generated(GenerateRule.Item item) {
    if (item.origin() instanceof GenerateRule.Data(Fragment content)) {
      type(item.target())
          .ifPresent(
              type -> new ShapeCheck(subject, findings, false).check(content, type.schema()));
    }
  }

  private Optional<ResourceType> type(MutateRule.ResourceReference reference) {
    return catalog.find(text(reference.apiVersion()), text(reference.kind()));
  }

  private static String text(Optional<Fragment> fragment) {
    return fragment.isPresent() && fragment.get().node() instanceof StringNode(String value)
        ? value
        : "";
  }

  /** Operations as YAML text; with variables in it, it may be no YAML yet. */
  private void patches(Fragment patches, ShapeCheck check, Schema schema) {
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
          check.path(schema, path, text.locate(patches.at(), value, offset));
        }
      }
    }
  }
}
