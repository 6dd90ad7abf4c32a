package dev.ephor.policy;

/** A policy of any kind, read and structurally checked but not compiled. */
public sealed interface Policy
    permits RulePolicy,
        CleanupPolicy,
        ValidatingPolicy,
        MutatingPolicy,
        GeneratingPolicy,
        DeletingPolicy,
        ImageValidatingPolicy,
        ValidatingAdmissionPolicy,
        MutatingAdmissionPolicy {
  PolicyMeta meta();

  default PolicyId id() {
    return meta().id();
  }
}
