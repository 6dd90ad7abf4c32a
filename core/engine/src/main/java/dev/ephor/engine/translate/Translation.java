package dev.ephor.engine.translate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a policy that the API server is to evaluate by itself. */
public sealed interface Translation {

  /**
   * The policy as Kubernetes' own: one pair for what its author named, and one for each group of
   * kinds that make pods.
   *
   * @param until when an exception that was merged in ends and the policy has to be translated
   *     again; the API server has no clock for it
   */
  record Translated(List<Pair> pairs, Optional<Instant> until) implements Translation {
    public Translated {
      pairs = List.copyOf(pairs);
    }
  }

  /** The policy cannot be given to the API server, and all reasons why. */
  record Refused(List<Diagnostic> reasons) implements Translation {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /** A policy and the binding through which it acts. */
  record Pair(ObjectNode policy, ObjectNode binding) {}
}
