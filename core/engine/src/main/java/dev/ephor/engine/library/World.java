package dev.ephor.engine.library;

import dev.ephor.cel.CelOpaque;
import dev.ephor.document.Node;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.Lookups.ApiRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the variables {@code resource}, {@code http}, {@code globalContext} and {@code image} hold:
 * the lookups of one request, under the type whose functions use them.
 *
 * @param namespace of the policy, to which {@code resource} is bound; empty for cluster-wide ones
 * @param certificates in PEM that {@code http} trusts; empty for those of the system
 */
record World(String typeName, Lookups lookups, String namespace, String certificates)
    implements CelOpaque {
  static final String RESOURCE = "resource.Context";
  static final String HTTP = "http.Context";
  static final String GLOBAL_CONTEXT = "globalcontext.Context";
  static final String IMAGE_DATA = "imagedata.Context";

  /** Cost of one question, so that a policy asks a bounded number of them. */
  static final long QUESTION_COST = 10_000;

  World(String typeName, Lookups lookups, String namespace) {
    this(typeName, lookups, namespace, "");
  }

  World trusting(String others) {
    return new World(typeName, lookups, namespace, others);
  }

  /** A call of a service. */
  ApiRequest request(String method, String url, Map<String, String> headers, Node body) {
    return new ApiRequest(method, url, true, headers, body, certificates);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof World that && typeName.equals(that.typeName);
  }

  @Override
  public int hashCode() {
    return typeName.hashCode();
  }

  @Override
  public String toString() {
    return typeName;
  }
}
