package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** Kubernetes' own MutatingAdmissionPolicy; it acts through {@link AdmissionPolicyBinding}s. */
public record MutatingAdmissionPolicy(
    PolicyMeta meta,
    CelConditions conditions,
    List<CelMutation> mutations,
    FailurePolicy failurePolicy,
    ReinvocationPolicy reinvocationPolicy,
    Optional<ParamKind> paramKind)
    implements Policy {
  public MutatingAdmissionPolicy {
    mutations = List.copyOf(mutations);
  }
}
