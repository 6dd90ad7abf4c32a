package dev.ephor.engine.port;

/** A resource as URLs name it, for example {@code apps/v1 deployments}. */
public record GroupVersionResource(String group, String version, String resource) {
  public static final GroupVersionResource NONE = new GroupVersionResource("", "", "");
}
