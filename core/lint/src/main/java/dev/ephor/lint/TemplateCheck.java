package dev.ephor.lint;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.policy.CelGeneration;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.SchemaCatalog;
import java.util.List;
import java.util.Optional;

/** Holds the manifests that a GeneratingPolicy has as YAML text against the kinds they name. */
final class TemplateCheck {
  private final SchemaCatalog catalog;
  private final SourceText text;
  private final Warnings warnings;

  TemplateCheck(SchemaCatalog catalog, SourceText text, Warnings warnings) {
    this.catalog = catalog;
    this.text = text;
    this.warnings = warnings;
  }

  void check(List<CelGeneration> entries) {
    for (CelGeneration entry : entries) {
      if (entry instanceof CelGeneration.Template(Fragment value, _)
          && value.node() instanceof StringNode(String manifests)) {
        check(value, manifests);
      }
    }
  }

  /** Text that is no YAML is reported where it is compiled. */
  private void check(Fragment value, String manifests) {
    Subject subject = Subject.unknown(catalog);
    SubjectFindings findings = new SubjectFindings(List.of(subject), true);
    ShapeCheck check =
        ShapeCheck.within(subject, findings, at -> inFile(value.at(), manifests, at));
    for (Document document : new DocumentReader().readAll("", manifests).documents()) {
      if (document.root() instanceof ObjectNode manifest) {
        type(manifest).ifPresent(type -> check.check(document.fragment(), type.schema()));
      }
    }
    findings.reportTo(warnings);
  }

  private Optional<ResourceType> type(ObjectNode manifest) {
    return catalog.find(manifest.text("apiVersion", ""), manifest.text("kind", ""));
  }

  private SourceLocation inFile(SourceLocation start, String manifests, SourceLocation at) {
    int line = 0;
    for (int i = 1; i < at.line() && line >= 0; i++) {
      line = manifests.indexOf('\n', line) + 1;
    }
    int points = manifests.codePointCount(line, manifests.length());
    int offset = manifests.offsetByCodePoints(line, Math.min(Math.max(at.column() - 1, 0), points));
    return text.locate(start, manifests, offset);
  }
}
