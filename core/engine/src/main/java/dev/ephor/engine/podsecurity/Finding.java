package dev.ephor.engine.podsecurity;

import java.util.List;
import java.util.Optional;

/** What one check has against a pod, in the words of Kubernetes. */
record Finding(String reason, String detail, List<FieldError> errors) {
  Finding {
    errors = List.copyOf(errors);
  }

  /** For controls of containers: {@code container "a"} and then what it must do. */
  static Optional<Finding> ofContainers(String reason, Setters setters, String must) {
    return setters.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding(reason, setters.containerNames() + " " + must, setters.errors()));
  }

  /**
   * For controls of pod and containers: {@code pod and container "a"} and then what they must do.
   */
  static Optional<Finding> ofAll(String reason, Setters setters, String must) {
    return setters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                reason, String.join(" and ", setters.names()) + " " + must, setters.errors()));
  }
}
