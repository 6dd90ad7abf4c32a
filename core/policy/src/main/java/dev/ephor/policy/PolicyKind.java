package dev.ephor.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every kind of resource that holds policy, by its full API name. */
public enum PolicyKind {
  CLUSTER_POLICY("kyverno.io", "ClusterPolicy", false),
  POLICY("kyverno.io", "Policy", true),
  CLUSTER_CLEANUP_POLICY("kyverno.io", "ClusterCleanupPolicy", false),
  CLEANUP_POLICY("kyverno.io", "CleanupPolicy", true),
  VALIDATING_POLICY("policies.kyverno.io", "ValidatingPolicy", false),
  NAMESPACED_VALIDATING_POLICY("policies.kyverno.io", "NamespacedValidatingPolicy", true),
  MUTATING_POLICY("policies.kyverno.io", "MutatingPolicy", false),
  NAMESPACED_MUTATING_POLICY("policies.kyverno.io", "NamespacedMutatingPolicy", true),
  GENERATING_POLICY("policies.kyverno.io", "GeneratingPolicy", false),
  NAMESPACED_GENERATING_POLICY("policies.kyverno.io", "NamespacedGeneratingPolicy", true),
  DELETING_POLICY("policies.kyverno.io", "DeletingPolicy", false),
  NAMESPACED_DELETING_POLICY("policies.kyverno.io", "NamespacedDeletingPolicy", true),
  IMAGE_VALIDATING_POLICY("policies.kyverno.io", "ImageValidatingPolicy", false),
  NAMESPACED_IMAGE_VALIDATING_POLICY(
      "policies.kyverno.io", "NamespacedImageValidatingPolicy", true),
  VALIDATING_ADMISSION_POLICY("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", false),
  MUTATING_ADMISSION_POLICY("admissionregistration.k8s.io", "MutatingAdmissionPolicy", false);

  private final String group;
  private final String kind;
  private final boolean namespaced;

  PolicyKind(String group, String kind, boolean namespaced) {
    this.group = group;
    this.kind = kind;
    this.namespaced = namespaced;
  }

  public String group() {
    return group;
  }

  public String kind() {
    return kind;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /** The kind named by a document's {@code apiVersion} (its group counts) and {@code kind}. */
  public static Optional<PolicyKind> of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    return Arrays.stream(values())
        .filter(known -> known.group.equals(group) && known.kind.equals(kind))
        .findFirst();
  }

  public static List<String> kinds() {
    return Arrays.stream(values()).map(PolicyKind::kind).distinct().toList();
  }
}
