package dev.ephor.schema;

import java.util.List;

/**
 * One kind of resource in one version.
 *
 * @param plural name in URLs; empty for kinds that only subresources take, such as Eviction
 * @param subresources names such as {@code status} and {@code scale}
 */
public record ResourceType(
    Name name, String plural, boolean namespaced, List<String> subresources, Schema schema) {
  public ResourceType {
    subresources = List.copyOf(subresources);
  }

  /**
   * Group, version and kind.
   *
   * @param group empty for the core group
   */
  public record Name(String group, String version, String kind) {
    public String apiVersion() {
      return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code apiVersion/Kind}. */
    @Override
    public String toString() {
      return apiVersion() + "/" + kind;
    }
  }
}
