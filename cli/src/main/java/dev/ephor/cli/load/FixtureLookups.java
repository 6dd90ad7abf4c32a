package dev.ephor.cli.load;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.policy.PolicyId;
import java.util.List;
import java.util.Map;

/**
 * Answers lookups about one resource from {@link Values} and says, for the rest, that there is no
 * cluster. Immutable.
 */
public final class FixtureLookups implements Lookups {
  private final Values values;
  private final String resource;

  public FixtureLookups(Values values, String resource) {
    this.values = values;
    this.resource = resource;
  }

  @Override
  public Value configMap(String namespace, String name) {
    return absent("ConfigMap `" + namespace + "/" + name + "`");
  }

  @Override
  public Value resource(GroupVersionResource type, String namespace, String name) {
    if (type.resource().equals("namespaces") && type.group().isEmpty()) {
      ObjectNode known = values.namespaces().get(name);
      if (known != null) {
        return known;
      }
    }
    return absent(type.resource() + " `" + name + "`");
  }

  @Override
  public Value object(GroupVersionKind kind, String namespace, String name) {
    if (kind.kind().equals("Namespace") && kind.group().isEmpty()) {
      ObjectNode known = values.namespaces().get(name);
      if (known != null) {
        return known;
      }
    }
    return absent(kind.kind() + " `" + name + "`");
  }

  @Override
  public Value objects(GroupVersionKind kind, String namespace) {
    return absent("a list of " + kind.kind() + " objects");
  }

  @Override
  public Value resources(GroupVersionResource type, String namespace, Map<String, String> labels) {
    return absent("a list of " + type.resource());
  }

  @Override
  public Value apiCall(ApiRequest request) {
    return absent("a call of `" + request.url() + "`");
  }

  @Override
  public Value globalContext(String entry, String projection) {
    return absent("global context entry `" + entry + "`");
  }

  @Override
  public Value imageData(String reference) {
    return absent("data of image `" + reference + "`");
  }

  private static Value absent(String what) {
    return new LookupError("CLI201", what + " is not available without a cluster", true);
  }

  @Override
  public ObjectNode givenValues(PolicyId policy, String rule) {
    if (values.isEmpty()) {
      return ObjectNode.EMPTY;
    }
    return DottedNames.tree(values.of(policy.name(), rule, resource));
  }

  @Override
  public ArrayNode givenForeachValues(PolicyId policy, String rule) {
    if (values.isEmpty()) {
      return ArrayNode.EMPTY;
    }
    List<Node> elements =
        values.ofForeach(policy.name(), rule).stream()
            .map(element -> (Node) DottedNames.tree(element))
            .toList();
    return ArrayNode.of(elements);
  }
}
