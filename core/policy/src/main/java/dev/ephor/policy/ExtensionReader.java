package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what annotations add to policies written in CEL. Their values are YAML; a mistake in one is
 * reported at the annotation. Without state; may be used by several threads.
 */
public final class ExtensionReader {
  /** Actions for certain namespaces: a list. */
  public static final String OVERRIDES = "ephor.dev/action-overrides";

  /** Parameters: an object with {@code paramKind} and {@code paramRef}. */
  public static final String PARAMS = "ephor.dev/params";

  /** Whether mutations warn: {@code true} or {@code false}. */
  public static final String EMIT_WARNING = "ephor.dev/emit-warning";

  private final PolicyMeta meta;
  private final Consumer<Diagnostic> mistakes;

  private ExtensionReader(PolicyMeta meta, Consumer<Diagnostic> mistakes) {
    this.meta = meta;
    this.mistakes = mistakes;
  }

  /** What the annotations of a policy say; nothing where they are wrong, which is reported. */
  public static PolicyExtensions read(PolicyMeta meta, Consumer<Diagnostic> mistakes) {
    return meta.annotations().isEmpty()
        ? PolicyExtensions.NONE
        : new ExtensionReader(meta, mistakes).read();
  }

  /** Whether expressions of the policy see {@code params}. */
  public static boolean hasParams(PolicyMeta meta) {
    return meta.annotations().containsKey(PARAMS);
  }

  private PolicyExtensions read() {
    List<PolicyExtensions.ActionOverride> overrides = new ArrayList<>();
    document(OVERRIDES)
        .ifPresent(document -> {
          Findings findings = new Findings(PolicyMistake.PREFIX);
          FieldReader none = FieldReader.of(Fragment.synthetic(ObjectNode.EMPTY), findings);
          for (Fragment item : none.items(document.fragment())) {
            override(FieldReader.of(item, findings)).ifPresent(overrides::add);
          }
          report(OVERRIDES, findings);
        });
    return new PolicyExtensions(overrides, params(), emitWarning());
  }

  private static Optional<PolicyExtensions.ActionOverride> override(FieldReader item) {
    List<String> namespaces = item.texts("namespaces");
    Optional<LabelSelector> selector = SelectorReader.read(item, "namespaceSelector");
    item.requiredField("validationActions");
    PolicyExtensions.ActionOverride out =
        new PolicyExtensions.ActionOverride(
            namespaces, selector, CelFieldsReader.validationActions(item));
    item.finish();
    if (namespaces.isEmpty() && selector.isEmpty()) {
      item.missing("namespaces");
      return Optional.empty();
    }
    return out.actions().isEmpty() ? Optional.empty() : Optional.of(out);
  }

  private Optional<PolicyExtensions.Params> params() {
    return document(PARAMS)
        .flatMap(document -> {
          Findings findings = new Findings(PolicyMistake.PREFIX);
          FieldReader root = FieldReader.of(document.fragment(), findings);
          root.requiredField("paramKind");
          root.requiredField("paramRef");
          Optional<ParamKind> kind = CelFieldsReader.paramKind(root);
          Optional<AdmissionPolicyBinding.ParamRef> reference = CelFieldsReader.paramRef(root);
          root.finish();
          report(PARAMS, findings);
          ObjectNode written =
              document.root() instanceof ObjectNode object ? object : ObjectNode.EMPTY;
          return kind.flatMap(
              found -> reference.map(ref -> new PolicyExtensions.Params(found, ref, written)));
        });
  }

  private boolean emitWarning() {
    String text = meta.annotation(EMIT_WARNING, "false");
    if (!text.equals("true") && !text.equals("false")) {
      Findings findings = new Findings(PolicyMistake.PREFIX);
      PolicyMistake.ANNOTATION.at(
          place(EMIT_WARNING),
          findings,
          "`" + text + "` is neither `true` nor `false`",
          "write \"true\" to warn whoever sent a request that was changed");
      findings.sorted().forEach(mistakes);
    }
    return text.equals("true");
  }

  private Optional<Document> document(String annotation) {
    String text = meta.annotation(annotation, "");
    if (text.isBlank()) {
      return Optional.empty();
    }
    ReadResult read = new DocumentReader().readAll(meta.source().file(), text);
    read.diagnostics().forEach(found -> report(annotation, found));
    return read.hasErrors() ? Optional.empty() : read.documents().stream().findFirst();
  }

  private void report(String annotation, Findings findings) {
    findings.sorted().forEach(found -> report(annotation, found));
  }

  /** The place within the annotation is told in words, for its lines are not those of the file. */
  private void report(String annotation, Diagnostic found) {
    String path = found.at().path();
    mistakes.accept(
        new Diagnostic(
            found.code(),
            found.severity(),
            place(annotation),
            "annotation `"
                + annotation
                + "`"
                + (path.isEmpty() ? "" : " at " + path)
                + ": "
                + found.message(),
            found.help()));
  }

  private SourceLocation place(String annotation) {
    Fragment document = meta.source().fragment();
    return document
        .child("metadata")
        .flatMap(metadata -> metadata.child("annotations"))
        .flatMap(annotations -> annotations.child(annotation))
        .orElse(document)
        .at();
  }
}
