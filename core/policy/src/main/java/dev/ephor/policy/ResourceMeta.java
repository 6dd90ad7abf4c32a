package dev.ephor.policy;

import dev.ephor.document.Document;
import java.util.Map;

/**
 * Type and metadata of a resource that is no policy itself.
 *
 * @param namespace empty when the resource has none
 * @param source the document the resource was read from
 */
public record ResourceMeta(
    String apiVersion,
    String kind,
    String namespace,
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    Document source) {
  public ResourceMeta {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }
}
