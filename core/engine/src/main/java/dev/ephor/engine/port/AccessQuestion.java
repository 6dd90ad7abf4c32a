package dev.ephor.engine.port;

/**
 * Whether somebody may do something, as authorization.k8s.io SubjectAccessReview asks it.
 *
 * @param verb in lower case, such as {@code create}; for paths that of HTTP
 */
public record AccessQuestion(UserInfo user, String verb, Target target) {

  /** What is to be done something with. */
  public sealed interface Target {}

  /**
   * Resources of a kind.
   *
   * @param namespace empty for all namespaces, and for what lives in none
   * @param name empty for all
   */
  public record OfResource(
      GroupResource resource, String namespace, String name, Selectors selectors)
      implements Target {}

  /** A path that is no resource, such as {@code /healthz}. */
  public record OfPath(String path) implements Target {}

  /** Group and plural of a kind; empty subresource for the thing itself. */
  public record GroupResource(String group, String resource, String subresource) {}

  /** Selectors of a list that is asked for; empty for none. */
  public record Selectors(String fields, String labels) {
    public static final Selectors NONE = new Selectors("", "");
  }
}
