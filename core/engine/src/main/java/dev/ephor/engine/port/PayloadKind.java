package dev.ephor.engine.port;

/**
 * What a request carries: the request of a Kubernetes API server, or something that no cluster
 * knows (field {@code spec.evaluation.mode} of policies).
 */
public enum PayloadKind {
  KUBERNETES("Kubernetes requests"),
  JSON("JSON documents"),
  HTTP("HTTP requests"),
  ENVOY("Envoy check requests");

  private final String plural;

  PayloadKind(String plural) {
    this.plural = plural;
  }

  /** What several of the kind are called in messages. */
  public String plural() {
    return plural;
  }
}
