package dev.ephor.engine.translate;

import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.policy.KindSelector;
import java.util.List;

/** The kinds of a cluster, which match blocks name and the API server's rules do not. */
@FunctionalInterface
public interface KindLookup {

  /**
   * The kinds a selector is for, without subresources; empty when none is known.
   *
   * @param selector not {@code *} alone
   */
  List<Found> find(KindSelector selector);

  /** A kind's resources, and whether they live in namespaces. */
  record Found(GroupVersionResource resource, boolean namespaced) {}
}
