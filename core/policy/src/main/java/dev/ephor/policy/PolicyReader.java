package dev.ephor.policy;

import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Reads documents into policies and reports all structural mistakes. Reading never throws; the
 * record is there even with mistakes, so that a broken policy can be shown and reported. Without
 * state; may be used by several threads.
 */
public final class PolicyReader {
  private static final List<String> RULE_VERSIONS = List.of("v1", "v2beta1");
  private static final List<String> CLEANUP_VERSIONS = List.of("v2", "v2beta1");
  private static final List<String> CEL_VERSIONS = List.of("v1", "v1beta1", "v1alpha1");
  private static final List<String> NAMESPACED_CEL_VERSIONS = List.of("v1", "v1beta1");

  /** The kind of policy a document claims to be; empty when it is no policy. */
  public Optional<PolicyKind> kindOf(Document document) {
    return document.root() instanceof ObjectNode root
        ? PolicyKind.of(root.text("apiVersion", ""), root.text("kind", ""))
        : Optional.empty();
  }

  /** Reads a policy; empty when the document's kind is no kind of policy. */
  public Optional<PolicyReadResult> read(Document document) {
    return kindOf(document).map(kind -> read(kind, document.fragment()));
  }

  /**
   * The rules alone of a document that is known to hold some, such as a policy that was read before
   * and changed since. Nothing is checked and no mistakes are told.
   */
  public List<Rule> rules(Document document) {
    Findings findings = new Findings(PolicyMistake.PREFIX);
    return RuleReader.rules(FieldReader.of(document.fragment(), findings).requiredObject("spec"));
  }

  private static PolicyReadResult read(PolicyKind kind, Fragment document) {
    Findings findings = new Findings(PolicyMistake.PREFIX);
    FieldReader root = FieldReader.of(document, findings);
    MetaReader.checkVersion(root, kind.group(), versions(kind));
    ResourceMeta meta = MetaReader.read(root, kind.namespaced());
    PolicyMeta policyMeta =
        new PolicyMeta(
            new PolicyId(kind, meta.namespace(), meta.name()),
            meta.apiVersion(),
            meta.labels(),
            meta.annotations(),
            meta.source());
    FieldReader spec = root.requiredObject("spec");
    root.accept("status");
    root.finish();
    Policy policy = policy(policyMeta, spec);
    return new PolicyReadResult(policyMeta, Optional.of(policy), findings.sorted());
  }

  private static List<String> versions(PolicyKind kind) {
    return switch (kind) {
      case CLUSTER_POLICY, POLICY -> RULE_VERSIONS;
      case CLUSTER_CLEANUP_POLICY, CLEANUP_POLICY -> CLEANUP_VERSIONS;
      case VALIDATING_POLICY,
          MUTATING_POLICY,
          GENERATING_POLICY,
          DELETING_POLICY,
          IMAGE_VALIDATING_POLICY,
          VALIDATING_ADMISSION_POLICY,
          MUTATING_ADMISSION_POLICY ->
          CEL_VERSIONS;
      case NAMESPACED_VALIDATING_POLICY,
          NAMESPACED_MUTATING_POLICY,
          NAMESPACED_GENERATING_POLICY,
          NAMESPACED_DELETING_POLICY,
          NAMESPACED_IMAGE_VALIDATING_POLICY ->
          NAMESPACED_CEL_VERSIONS;
    };
  }

  private static Policy policy(PolicyMeta meta, FieldReader spec) {
    return switch (meta.id().kind()) {
      case CLUSTER_POLICY, POLICY -> RulePolicyReader.read(meta, spec);
      case CLUSTER_CLEANUP_POLICY, CLEANUP_POLICY -> CleanupReader.cleanup(meta, spec);
      case VALIDATING_POLICY, NAMESPACED_VALIDATING_POLICY ->
          CelPolicyReader.validating(meta, spec);
      case MUTATING_POLICY, NAMESPACED_MUTATING_POLICY -> CelPolicyReader.mutating(meta, spec);
      case GENERATING_POLICY, NAMESPACED_GENERATING_POLICY ->
          CelPolicyReader.generating(meta, spec);
      case DELETING_POLICY, NAMESPACED_DELETING_POLICY -> CleanupReader.deleting(meta, spec);
      case IMAGE_VALIDATING_POLICY, NAMESPACED_IMAGE_VALIDATING_POLICY ->
          ImagePolicyReader.read(meta, spec);
      case VALIDATING_ADMISSION_POLICY -> NativePolicyReader.validating(meta, spec);
      case MUTATING_ADMISSION_POLICY -> NativePolicyReader.mutating(meta, spec);
    };
  }
}
