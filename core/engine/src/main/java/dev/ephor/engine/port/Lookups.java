package dev.ephor.engine.port;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.policy.PolicyId;
import java.util.Map;

/**
 * What policies may ask of the world outside their request. Answers are nodes, or a {@link
 * LookupError}. Implementations are safe for use by many threads, bound their time and size, and
 * never throw.
 */
public interface Lookups {

  /** The ConfigMap as an object. */
  Value configMap(String namespace, String name);

  /** One object of the cluster. */
  Value resource(GroupVersionResource resource, String namespace, String name);

  /** One object of the cluster, by its kind. */
  Value object(GroupVersionKind kind, String namespace, String name);

  /**
   * A List object with all objects of a kind.
   *
   * @param namespace empty for all namespaces
   */
  Value objects(GroupVersionKind kind, String namespace);

  /** A List object with those objects that carry all {@code labels}. */
  Value resources(GroupVersionResource resource, String namespace, Map<String, String> labels);

  /** The name of a kind's resources, such as {@code pods}, as discovery knows it. */
  default Value plural(GroupVersionKind kind) {
    return new LookupError("LKP002", "kind `" + kind + "` is not known", true);
  }

  /**
   * Creates an object and gives what became of it.
   *
   * @param namespace empty for cluster-wide resources
   */
  default Value create(GroupVersionResource resource, String namespace, Node body) {
    return new LookupError("LKP003", "`" + resource.resource() + "` cannot be created here", false);
  }

  /** Whether somebody may do something in the cluster. */
  default AccessAnswer access(AccessQuestion question) {
    return new AccessAnswer.Unknown(
        new LookupError("LKP004", "who may do what is not known here", false));
  }

  /** The answer of the API server or a service, parsed as JSON. */
  Value apiCall(ApiRequest request);

  /**
   * The data of a GlobalContextEntry; {@code projection} is empty for the whole. Rules of
   * ClusterPolicies name a projection within the entry: {@code entry.projection}. Only an entry
   * that does not exist is not found; one without the projection is an error.
   */
  Value globalContext(String entry, String projection);

  /** Manifest, configuration and resolved reference of an image. */
  Value imageData(String reference);

  /** Who tells whether an image is signed. */
  default ImageVerification imageVerification() {
    return ImageVerification.UNREACHABLE;
  }

  /**
   * Values that were given for a rule from outside, as a tree by their dotted names: they take the
   * place of what the rule would look up. Empty when none were given.
   */
  ObjectNode givenValues(PolicyId policy, String rule);

  /** Values given for the elements of a rule's foreach, one object for each element. */
  default ArrayNode givenForeachValues(PolicyId policy, String rule) {
    return ArrayNode.EMPTY;
  }

  /**
   * A call of {@code apiCall}.
   *
   * @param url path at the API server, or the whole URL of a service
   * @param body JSON null for none
   * @param certificates in PEM that a service may be known by; empty for those of the system
   */
  record ApiRequest(
      String method,
      String url,
      boolean service,
      Map<String, String> headers,
      Node body,
      String certificates) {
    public ApiRequest {
      headers = Map.copyOf(headers);
    }
  }
}
