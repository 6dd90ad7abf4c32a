package dev.ephor.policy;

import java.util.Map;
import java.util.Set;

/** Whether resources of a kind of Kubernetes live in namespaces. */
enum KindScope {
  NAMESPACED,
  CLUSTER,
  /** Of a kind that is defined in the cluster, or written with variables. */
  UNKNOWN;

  /** The kinds that live in no namespace, by group; all others of these groups live in one. */
  private static final Map<String, Set<String>> CLUSTER_KINDS =
      Map.ofEntries(
          Map.entry("", Set.of("ComponentStatus", "Namespace", "Node", "PersistentVolume")),
          Map.entry("apps", Set.of()),
          Map.entry("autoscaling", Set.of()),
          Map.entry("batch", Set.of()),
          Map.entry("coordination.k8s.io", Set.of()),
          Map.entry("discovery.k8s.io", Set.of()),
          Map.entry("policy", Set.of()),
          Map.entry("networking.k8s.io", Set.of("IngressClass", "IPAddress", "ServiceCIDR")),
          Map.entry("rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding")),
          Map.entry("scheduling.k8s.io", Set.of("PriorityClass")),
          Map.entry("node.k8s.io", Set.of("RuntimeClass")),
          Map.entry(
              "storage.k8s.io",
              Set.of(
                  "CSIDriver",
                  "CSINode",
                  "StorageClass",
                  "VolumeAttachment",
                  "VolumeAttributesClass")),
          Map.entry("apiextensions.k8s.io", Set.of("CustomResourceDefinition")),
          Map.entry("apiregistration.k8s.io", Set.of("APIService")),
          Map.entry(
              "admissionregistration.k8s.io",
              Set.of(
                  "MutatingAdmissionPolicy",
                  "MutatingAdmissionPolicyBinding",
                  "MutatingWebhookConfiguration",
                  "ValidatingAdmissionPolicy",
                  "ValidatingAdmissionPolicyBinding",
                  "ValidatingWebhookConfiguration")));

  static KindScope of(String apiVersion, String kind) {
    if (kind.isEmpty() || Texts.hasVariable(apiVersion) || Texts.hasVariable(kind)) {
      return UNKNOWN;
    }
    int slash = apiVersion.indexOf('/');
    Set<String> cluster = CLUSTER_KINDS.get(slash < 0 ? "" : apiVersion.substring(0, slash));
    if (apiVersion.isEmpty() || cluster == null) {
      return UNKNOWN;
    }
    return cluster.contains(kind) ? CLUSTER : NAMESPACED;
  }
}
