package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/** Kubernetes' MatchResources (admissionregistration.k8s.io). */
public record MatchConstraints(
    List<ResourceRule> resourceRules,
    List<ResourceRule> excludeResourceRules,
    Optional<LabelSelector> namespaceSelector,
    Optional<LabelSelector> objectSelector,
    MatchPolicy matchPolicy,
    Fragment source) {
  public MatchConstraints {
    resourceRules = List.copyOf(resourceRules);
    excludeResourceRules = List.copyOf(excludeResourceRules);
  }

  /** NamedRuleWithOperations; {@code scope} is {@code *}, Cluster or Namespaced. */
  public record ResourceRule(
      List<String> apiGroups,
      List<String> apiVersions,
      List<String> resources,
      List<String> operations,
      List<String> resourceNames,
      String scope,
      Fragment source) {
    public ResourceRule {
      apiGroups = List.copyOf(apiGroups);
      apiVersions = List.copyOf(apiVersions);
      resources = List.copyOf(resources);
      operations = List.copyOf(operations);
      resourceNames = List.copyOf(resourceNames);
    }
  }

  /** Whether other versions of the same resource match too. */
  public enum MatchPolicy {
    EXACT,
    EQUIVALENT
  }
}
