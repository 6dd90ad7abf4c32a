package dev.ephor.engine;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.policy.PolicyId;
import java.util.Map;

/** A world with the ConfigMaps and API answers of one case, and nothing else. */
record CaseLookups(ObjectNode configMaps, ObjectNode answers, ObjectNode given) implements Lookups {

  @Override
  public Value configMap(String namespace, String name) {
    return find(configMaps, namespace + "/" + name);
  }

  @Override
  public Value resource(GroupVersionResource resource, String namespace, String name) {
    return missing(resource.resource() + " " + namespace + "/" + name);
  }

  @Override
  public Value object(GroupVersionKind kind, String namespace, String name) {
    return missing(kind + " " + namespace + "/" + name);
  }

  @Override
  public Value objects(GroupVersionKind kind, String namespace) {
    return missing(kind.toString());
  }

  @Override
  public Value resources(
      GroupVersionResource resource, String namespace, Map<String, String> labels) {
    return missing(resource.resource());
  }

  @Override
  public Value apiCall(ApiRequest request) {
    return find(answers, request.url());
  }

  @Override
  public Value globalContext(String entry, String projection) {
    return find(answers, entry);
  }

  @Override
  public Value imageData(String reference) {
    return find(answers, reference);
  }

  @Override
  public ObjectNode givenValues(PolicyId policy, String rule) {
    return given;
  }

  private static Value find(ObjectNode in, String name) {
    Node found = in.get(name);
    return found == null ? missing(name) : found;
  }

  private static Value missing(String name) {
    return new LookupError("LKP001", "not found: " + name, true);
  }
}
