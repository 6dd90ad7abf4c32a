package dev.ephor.engine.port;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;

/** A kind of resource; the core group is empty. */
public record GroupVersionKind(String group, String version, String kind) {
  public static final GroupVersionKind NONE = new GroupVersionKind("", "", "");

  public static GroupVersionKind of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    return slash < 0
        ? new GroupVersionKind("", apiVersion, kind)
        : new GroupVersionKind(
            apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
  }

  /** Kind of a resource by its {@code apiVersion} and {@code kind}; empty parts where missing. */
  public static GroupVersionKind of(Node resource) {
    return resource instanceof ObjectNode object
        ? of(object.text("apiVersion", ""), object.text("kind", ""))
        : NONE;
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  @Override
  public String toString() {
    return apiVersion() + "/" + kind;
  }
}
