package dev.ephor.engine.scope;

import dev.ephor.cel.CelActivation;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Operation;
import org.jspecify.annotations.Nullable;

/** The variables every CEL expression sees of a request (KEP-3488). */
public final class RequestActivation implements CelActivation {
  private final AdmissionAttributes attributes;
  private final RequestScope scope;

  public RequestActivation(AdmissionAttributes attributes, RequestScope scope) {
    this.attributes = attributes;
    this.scope = scope;
  }

  @Override
  public @Nullable Value find(String name) {
    return switch (name) {
      case "object" -> attributes.object();
      case "oldObject" ->
          attributes.operation() == Operation.CREATE ? NullNode.NULL : attributes.oldObject();
      case "request" -> attributes.isKubernetes() ? request() : ObjectNode.EMPTY;
      case "namespaceObject" -> namespace();
      default -> null;
    };
  }

  /** As it is sent: without the field {@code namespace} for what lives in none. */
  private ObjectNode request() {
    ObjectNode request = scope.request();
    return attributes.namespace().isEmpty() ? request.without("namespace") : request;
  }

  /** What is known of the namespace, at least its name; null for what lives in none. */
  private Value namespace() {
    ObjectNode known = attributes.namespaceObject();
    String name = attributes.namespace();
    if (known.object("metadata").has("name") || name.isEmpty()) {
      return known.isEmpty() ? NullNode.NULL : known;
    }
    ObjectNode metadata = known.object("metadata").with("name", StringNode.of(name));
    return known.with("metadata", metadata);
  }
}
