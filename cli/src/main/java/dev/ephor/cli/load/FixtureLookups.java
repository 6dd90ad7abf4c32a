package dev.ephor.cli.load;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.AccessAnswer;
import dev.ephor.engine.port.AccessQuestion;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.port.Operation;
import dev.ephor.policy.PolicyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers lookups about one resource from values and from what stands for a cluster. Immutable. */
public final class FixtureLookups implements Lookups {
  private static final GroupVersionResource CONFIG_MAPS =
      new GroupVersionResource("", "v1", "configmaps");

  private final Values values;
  private final OfflineCluster cluster;
  private final Resource resource;
  private final Optional<Operation> played;

  /**
   * @param played the operation that is played whatever the values say
   */
  public FixtureLookups(
      Values values, OfflineCluster cluster, Resource resource, Optional<Operation> played) {
    this.values = values;
    this.cluster = cluster;
    this.resource = resource;
    this.played = played;
  }

  @Override
  public Value configMap(String namespace, String name) {
    return cluster.object(CONFIG_MAPS, namespace, name);
  }

  @Override
  public Value resource(GroupVersionResource type, String namespace, String name) {
    if (type.resource().equals("namespaces") && type.group().isEmpty()) {
      ObjectNode known = values.namespaces().get(name);
      if (known != null) {
        return known;
      }
    }
    return cluster.given(type, namespace, name);
  }

  @Override
  public Value object(GroupVersionKind kind, String namespace, String name) {
    if (kind.kind().equals("Namespace") && kind.group().isEmpty()) {
      ObjectNode known = values.namespaces().get(name);
      if (known != null) {
        return known;
      }
    }
    return cluster.object(kind, namespace, name);
  }

  @Override
  public Value objects(GroupVersionKind kind, String namespace) {
    return cluster.list(kind, namespace);
  }

  @Override
  public Value resources(GroupVersionResource type, String namespace, Map<String, String> labels) {
    return cluster.given(type, namespace, labels);
  }

  @Override
  public AccessAnswer access(AccessQuestion question) {
    return cluster.access(question);
  }

  @Override
  public Value apiCall(ApiRequest request) {
    return cluster.call(request);
  }

  @Override
  public Value globalContext(String entry, String projection) {
    return cluster.global(entry, projection);
  }

  @Override
  public Value imageData(String reference) {
    return cluster.image(reference);
  }

  /** Values of the files; an operation that a result names counts more than one of theirs. */
  @Override
  public ObjectNode givenValues(PolicyId policy, String rule) {
    if (values.isEmpty()) {
      return ObjectNode.EMPTY;
    }
    ObjectNode given = DottedNames.tree(values.of(policy.name(), rule, resource.name()));
    ObjectNode request = given.object("request");
    if (!request.has("operation") && !isWhole(request)) {
      return given;
    }
    ObjectNode out = request;
    if (played.isPresent()) {
      out = out.without("operation");
    }
    // A whole object is part of the request already; merged over it, it would be itself.
    return given.with("request", isWhole(request) ? out.without("oldObject") : out);
  }

  private static boolean isWhole(ObjectNode request) {
    return request.object("oldObject").has("kind");
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
