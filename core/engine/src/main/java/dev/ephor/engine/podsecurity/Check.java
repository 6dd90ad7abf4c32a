package dev.ephor.engine.podsecurity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One check of the standards, in all its versions.
 *
 * @param id Kubernetes' name of the check, by which results are ordered
 * @param control Kyverno's name of the control it belongs to, by which it can be excluded
 * @param restricted whether it belongs to the restricted standard alone
 * @param revisions from the oldest to the newest
 */
record Check(String id, String control, boolean restricted, List<Revision> revisions) {
  Check {
    revisions = List.copyOf(revisions);
  }

  /**
   * @param since minor version of Kubernetes from which on it applies
   */
  record Revision(int since, Function<Pod, Optional<Finding>> run) {}

  /** What the check finds in the version {@code minor}; nothing before its first version. */
  Optional<Finding> find(Pod pod, int minor) {
    return revisions.reversed().stream()
        .filter(revision -> revision.since() <= minor)
        .findFirst()
        .flatMap(revision -> revision.run().apply(pod));
  }
}
