package dev.ephor.engine;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.access.RoleBasedAccess;
import dev.ephor.engine.port.AccessAnswer;
import dev.ephor.engine.port.AccessQuestion;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.policy.PolicyId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** A world with the objects, ConfigMaps and API answers of one case, and nothing else. */
record CaseLookups(
    ObjectNode configMaps,
    ObjectNode answers,
    ObjectNode given,
    List<ObjectNode> cluster,
    CaseImages imageVerification)
    implements Lookups {

  /** A world without images. */
  CaseLookups(
      ObjectNode configMaps, ObjectNode answers, ObjectNode given, List<ObjectNode> cluster) {
    this(configMaps, answers, given, cluster, new CaseImages(ObjectNode.EMPTY));
  }

  @Override
  public Value configMap(String namespace, String name) {
    return find(configMaps, namespace + "/" + name);
  }

  @Override
  public Value resource(GroupVersionResource resource, String namespace, String name) {
    return one(
        object ->
            resourceOf(GroupVersionKind.of(object)).equals(resource)
                && isNamed(object, namespace, name),
        resource.resource() + " " + namespace + "/" + name);
  }

  @Override
  public Value object(GroupVersionKind kind, String namespace, String name) {
    return one(
        object -> GroupVersionKind.of(object).equals(kind) && isNamed(object, namespace, name),
        kind + " " + namespace + "/" + name);
  }

  @Override
  public Value objects(GroupVersionKind kind, String namespace) {
    return list(
        object -> GroupVersionKind.of(object).equals(kind) && isIn(object, namespace),
        kind.toString());
  }

  @Override
  public Value resources(
      GroupVersionResource resource, String namespace, Map<String, String> labels) {
    return list(
        object ->
            resourceOf(GroupVersionKind.of(object)).equals(resource)
                && isIn(object, namespace)
                && labels.entrySet().stream()
                    .allMatch(label ->
                        object
                            .object("metadata")
                            .object("labels")
                            .text(label.getKey(), "")
                            .equals(label.getValue())),
        resource.resource());
  }

  @Override
  public Value plural(GroupVersionKind kind) {
    return StringNode.of(resourceOf(kind).resource());
  }

  @Override
  public Value create(GroupVersionResource resource, String namespace, Node body) {
    return body;
  }

  private static GroupVersionResource resourceOf(GroupVersionKind kind) {
    return new GroupVersionResource(
        kind.group(), kind.version(), kind.kind().toLowerCase(Locale.ROOT) + "s");
  }

  private static boolean isNamed(ObjectNode object, String namespace, String name) {
    ObjectNode metadata = object.object("metadata");
    return metadata.text("name", "").equals(name)
        && metadata.text("namespace", "").equals(namespace);
  }

  private static boolean isIn(ObjectNode object, String namespace) {
    return namespace.isEmpty() || object.object("metadata").text("namespace", "").equals(namespace);
  }

  private Value one(Predicate<ObjectNode> wanted, String what) {
    return cluster.stream()
        .filter(wanted)
        .map(Value.class::cast)
        .findFirst()
        .orElseGet(() -> missing(what));
  }

  private Value list(Predicate<ObjectNode> wanted, String what) {
    List<ObjectNode> found = cluster.stream().filter(wanted).toList();
    return found.isEmpty()
        ? missing(what)
        : ObjectNode.builder().put("items", ArrayNode.of(found)).build();
  }

  @Override
  public AccessAnswer access(AccessQuestion question) {
    RoleBasedAccess access = new RoleBasedAccess(cluster);
    return access.isEmpty() ? Lookups.super.access(question) : access.answer(question);
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
