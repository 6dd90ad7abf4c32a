package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StructureMistake;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the bindings of Kubernetes' own admission policies, as {@link PolicyReader} reads policies.
 * Without state; may be used by several threads.
 */
public final class BindingReader {
  private static final String GROUP = "admissionregistration.k8s.io";
  private static final List<String> VERSIONS = List.of("v1", "v1beta1", "v1alpha1");

  /** Reads a binding; empty when the document is none. */
  public Optional<ResourceReadResult<AdmissionPolicyBinding>> read(Document document) {
    if (!(document.root() instanceof ObjectNode root)
        || !root.text("apiVersion", "").startsWith(GROUP + "/")) {
      return Optional.empty();
    }
    return switch (root.text("kind", "")) {
      case "ValidatingAdmissionPolicyBinding" ->
          Optional.of(readBinding(document, PolicyKind.VALIDATING_ADMISSION_POLICY));
      case "MutatingAdmissionPolicyBinding" ->
          Optional.of(readBinding(document, PolicyKind.MUTATING_ADMISSION_POLICY));
      default -> Optional.empty();
    };
  }

  private static ResourceReadResult<AdmissionPolicyBinding> readBinding(
      Document document, PolicyKind kind) {
    Findings findings = new Findings(PolicyMistake.PREFIX);
    FieldReader root = FieldReader.of(document.fragment(), findings);
    MetaReader.checkVersion(root, GROUP, VERSIONS);
    ResourceMeta meta = MetaReader.read(root, false);
    FieldReader spec = root.requiredObject("spec");
    root.accept("status");
    root.finish();
    boolean validates = kind == PolicyKind.VALIDATING_ADMISSION_POLICY;
    if (validates && !spec.has("validationActions")) {
      // Only the API server insists on it; a binding in a file of tests may leave it out.
      findings.add(
          Diagnostic.warning(
              findings.code(StructureMistake.MISSING_FIELD.number()),
              spec.source().at(),
              "field `validationActions` is missing"));
    }
    AdmissionPolicyBinding binding =
        new AdmissionPolicyBinding(
            meta,
            kind,
            spec.requiredText("policyName"),
            CelFieldsReader.paramRef(spec),
            CelFieldsReader.optionalMatchConstraints(spec, "matchResources"),
            validates ? CelFieldsReader.validationActions(spec) : Set.of());
    if (validates) {
      NativeChecks.actions(spec);
    }
    NativeChecks.parameters(spec);
    spec.finish();
    return new ResourceReadResult<>(binding, findings.sorted());
  }
}
