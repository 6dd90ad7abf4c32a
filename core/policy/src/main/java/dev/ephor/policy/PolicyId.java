package dev.ephor.policy;

/** What names a policy; {@code namespace} is empty for cluster-wide kinds. */
public record PolicyId(PolicyKind kind, String namespace, String name)
    implements Comparable<PolicyId> {

  /** {@code namespace/name}, or the name alone, as reports and test files write it. */
  public String qualifiedName() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  @Override
  public int compareTo(PolicyId other) {
    int byName = qualifiedName().compareTo(other.qualifiedName());
    return byName != 0 ? byName : kind.compareTo(other.kind);
  }

  @Override
  public String toString() {
    return kind.kind() + " " + qualifiedName();
  }
}
