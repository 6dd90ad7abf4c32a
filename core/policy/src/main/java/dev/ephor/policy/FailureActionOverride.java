package dev.ephor.policy;

import java.util.List;
import java.util.Optional;

/** Another failureAction for some namespaces, by wildcard names or by their labels. */
public record FailureActionOverride(
    FailureAction action, List<String> namespaces, Optional<LabelSelector> namespaceSelector) {
  public FailureActionOverride {
    namespaces = List.copyOf(namespaces);
  }
}
