package dev.ephor.bench;

import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.policy.PolicyId;
import java.util.Map;

/** Nothing can be looked up: the policies of the benchmarks ask for nothing. */
final class NoWorld implements Lookups {
  private static final LookupError NOTHING = new LookupError("LKP001", "there is nothing", true);

  @Override
  public Value configMap(String namespace, String name) {
    return NOTHING;
  }

  @Override
  public Value resource(GroupVersionResource resource, String namespace, String name) {
    return NOTHING;
  }

  @Override
  public Value object(GroupVersionKind kind, String namespace, String name) {
    return NOTHING;
  }

  @Override
  public Value objects(GroupVersionKind kind, String namespace) {
    return NOTHING;
  }

  @Override
  public Value resources(
      GroupVersionResource resource, String namespace, Map<String, String> labels) {
    return NOTHING;
  }

  @Override
  public Value apiCall(ApiRequest request) {
    return NOTHING;
  }

  @Override
  public Value globalContext(String entry, String projection) {
    return NOTHING;
  }

  @Override
  public Value imageData(String reference) {
    return NOTHING;
  }

  @Override
  public ObjectNode givenValues(PolicyId policy, String rule) {
    return ObjectNode.EMPTY;
  }
}
