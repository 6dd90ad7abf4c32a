package dev.ephor.policy;

import dev.ephor.document.Document;
import java.util.Map;

/**
 * What every policy has, whatever its kind.
 *
 * @param apiVersion as written, for example {@code policies.kyverno.io/v1}
 * @param source the document the policy was read from
 */
public record PolicyMeta(
    PolicyId id,
    String apiVersion,
    Map<String, String> labels,
    Map<String, String> annotations,
    Document source) {

  public PolicyMeta {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  public String annotation(String key, String absent) {
    return annotations.getOrDefault(key, absent);
  }
}
