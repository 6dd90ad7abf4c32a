package dev.ephor.report;

import dev.ephor.document.SourceLocation;

/**
 * The resource that results are about.
 *
 * @param namespace empty for cluster-wide resources
 * @param at where the resource begins in its file
 */
public record Subject(
    String apiVersion, String kind, String namespace, String name, SourceLocation at) {

  /** {@code namespace/kind/name}, or {@code kind/name}; the name alone of what has no kind. */
  public String path() {
    if (kind.isEmpty()) {
      return name;
    }
    return namespace.isEmpty() ? kind + "/" + name : namespace + "/" + kind + "/" + name;
  }
}
