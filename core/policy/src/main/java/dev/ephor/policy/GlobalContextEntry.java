package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;

/** A GlobalContextEntry: data that is fetched ahead and shared by all policies. */
public record GlobalContextEntry(ResourceMeta meta, Source source, List<Projection> projections) {
  public GlobalContextEntry {
    projections = List.copyOf(projections);
  }

  /** Where the data comes from. */
  public sealed interface Source {}

  /** All resources of one type, kept current by a watch; {@code namespace} empty means all. */
  public record KubernetesResource(String group, String version, String resource, String namespace)
      implements Source {}

  /**
   * A call that is repeated.
   *
   * @param refreshInterval Go duration such as {@code 10m}
   */
  public record ApiCall(ContextEntry.ApiCall call, String refreshInterval, int retryLimit)
      implements Source {}

  /** A named view of the data. */
  public record Projection(String name, Fragment jmesPath) {}
}
