package dev.ephor.cli.load;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions to a cluster, to services and to registries from {@link Fixtures}, and from the
 * other resources of the run. Where nothing was given it says that there is no cluster. May be used
 * by several threads; the other resources are sorted once, under a lock.
 */
public final class OfflineCluster {
  private static final int STATUS_NOT_FOUND = 404;
  private static final int STATUS_BAD = 400;

  private final Fixtures fixtures;
  private final Map<String, GlobalData> globals;
  private final Map<GroupResource, List<ObjectNode>> objects;
  private final ResourceKinds kinds;
  private final RoleBasedAccess access;
  private final Neighbours neighbours;
  private @Nullable Map<GroupResource, List<ObjectNode>> near = null;

  private record GroupResource(String group, String resource) {}

  public OfflineCluster(Fixtures fixtures, ResourceKinds kinds) {
    this(fixtures, kinds, Neighbours.NONE);
  }

  public OfflineCluster(Fixtures fixtures, ResourceKinds kinds, Neighbours neighbours) {
    this(fixtures, kinds, neighbours, fixtures.globals());
  }

  private OfflineCluster(
      Fixtures fixtures,
      ResourceKinds kinds,
      Neighbours neighbours,
      Map<String, GlobalData> globals) {
    this.fixtures = fixtures;
    this.kinds = kinds;
    this.access = new RoleBasedAccess(fixtures.objects());
    this.neighbours = neighbours;
    this.globals = Map.copyOf(globals);
    this.objects = byType(fixtures.objects());
  }

  private Map<GroupResource, List<ObjectNode>> byType(List<ObjectNode> all) {
    Map<GroupResource, List<ObjectNode>> out = new HashMap<>();
    for (ObjectNode object : all) {
      GroupVersionResource type = kinds.resource(GroupVersionKind.of(object));
      out.computeIfAbsent(new GroupResource(type.group(), type.resource()), _ -> new ArrayList<>())
          .add(stored(object));
    }
    return out;
  }

  private synchronized Map<GroupResource, List<ObjectNode>> near() {
    Map<GroupResource, List<ObjectNode>> known = near;
    if (known == null) {
      known = byType(neighbours.objects());
      near = known;
    }
    return known;
  }

  /** The object in the namespace that an API server would put it into. */
  private ObjectNode stored(ObjectNode object) {
    ObjectNode metadata = object.object("metadata");
    boolean complete =
        !metadata.text("namespace", "").isEmpty()
            || !kinds.isNamespaced(GroupVersionKind.of(object));
    return complete
        ? object
        : object.with("metadata", metadata.with("namespace", StringNode.of("default")));
  }

  /** An object that was given as one of the cluster. */
  Value given(GroupVersionResource type, String namespace, String name) {
    return object(type, namespace, name, List.of());
  }

  /** An object that was given as one of the cluster or is among the resources. */
  Value object(GroupVersionResource type, String namespace, String name) {
    return object(type, namespace, name, near(type));
  }

  private Value object(
      GroupVersionResource type, String namespace, String name, List<ObjectNode> others) {
    Optional<ObjectNode> given = find(given(type), namespace, name);
    Optional<ObjectNode> found = given.isPresent() ? given : find(others, namespace, name);
    String place = namespace.isEmpty() ? "" : namespace + "/";
    return found
        .<Value>map(object -> object)
        .orElseGet(() -> absent(type.resource() + " `" + place + name + "`"));
  }

  private static Optional<ObjectNode> find(List<ObjectNode> all, String namespace, String name) {
    for (ObjectNode object : all) {
      ObjectNode metadata = object.object("metadata");
      String found = metadata.text("namespace", "");
      boolean here = namespace.isEmpty() || found.isEmpty() || found.equals(namespace);
      if (here && metadata.text("name", "").equals(name)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  /** As an API server finds it: in the namespace that is given, and no other. */
  Value object(GroupVersionKind kind, String namespace, String name) {
    GroupVersionResource type = kinds.resource(kind);
    return namespace.isEmpty() && kinds.isNamespaced(kind)
        ? absent(type.resource() + " `" + name + "`")
        : object(type, namespace, name);
  }

  /** A List of all objects of a kind, those among the resources too. */
  Value list(GroupVersionKind kind, String namespace) {
    return list(kinds.resource(kind), namespace, Map.of());
  }

  /** The same of a type, with some labels. */
  Value list(GroupVersionResource type, String namespace, Map<String, String> labels) {
    return list(type, namespace, labels, near(type));
  }

  /** A List of the objects of a type that were given, are in the namespace and have the labels. */
  Value given(GroupVersionResource type, String namespace, Map<String, String> labels) {
    return list(type, namespace, labels, List.of());
  }

  /** Resources tell of their own types alone: what else a cluster may have is not known. */
  private Value list(
      GroupVersionResource type,
      String namespace,
      Map<String, String> labels,
      List<ObjectNode> others) {
    if (fixtures.objects().isEmpty() && others.isEmpty()) {
      return absent("a list of " + type.resource());
    }
    List<ObjectNode> all = new ArrayList<>(given(type));
    all.addAll(others);
    List<Node> items = new ArrayList<>();
    for (ObjectNode object : all) {
      ObjectNode metadata = object.object("metadata");
      ObjectNode has = metadata.object("labels");
      boolean labelled =
          labels.entrySet().stream()
              .allMatch(label -> has.text(label.getKey(), "").equals(label.getValue()));
      if (labelled && (namespace.isEmpty() || metadata.text("namespace", "").equals(namespace))) {
        items.add(object);
      }
    }
    return ObjectNode.builder()
        .put("apiVersion", "v1")
        .put("kind", "List")
        .put("items", ArrayNode.of(items))
        .build();
  }

  private List<ObjectNode> given(GroupVersionResource type) {
    return objects.getOrDefault(new GroupResource(type.group(), type.resource()), List.of());
  }

  /** By the roles and bindings that were given; without any nothing is known. */
  AccessAnswer access(AccessQuestion question) {
    return access.isEmpty()
        ? new AccessAnswer.Unknown(
            new LookupError("CLI201", "no roles and bindings of RBAC are given", false))
        : access.answer(question);
  }

  private List<ObjectNode> near(GroupVersionResource type) {
    return near().getOrDefault(new GroupResource(type.group(), type.resource()), List.of());
  }

  /** What a call brings: the reply that was given for it, or the objects at its path. */
  Value call(Lookups.ApiRequest request) {
    for (Fixtures.Reply reply : fixtures.replies()) {
      boolean sameMethod =
          reply.method().isEmpty() || reply.method().equalsIgnoreCase(request.method());
      if (sameMethod && reply.url().equals(request.url())) {
        return reply.status() < STATUS_BAD
            ? reply.body()
            : new LookupError(
                "CLI202",
                "`" + request.url() + "` answered with status " + reply.status(),
                reply.status() == STATUS_NOT_FOUND);
      }
    }
    Optional<ApiPath> path = request.service() ? Optional.empty() : ApiPath.parse(request.url());
    return path.map(this::at).orElseGet(() -> absent("a call of `" + request.url() + "`"));
  }

  private Value at(ApiPath path) {
    List<ObjectNode> others = neighbours.answerCalls() ? near(path.type()) : List.of();
    return path.name().isEmpty()
        ? list(path.type(), path.namespace(), path.labels(), others)
        : object(path.type(), path.namespace(), path.name(), others);
  }

  /** The same cluster with more global context entries; those it has count. */
  OfflineCluster withGlobals(Map<String, GlobalData> more) {
    Map<String, GlobalData> both = new HashMap<>(more);
    both.putAll(globals);
    return new OfflineCluster(fixtures, kinds, neighbours, both);
  }

  /** Rules of ClusterPolicies name a projection as {@code entry.projection}. */
  Value global(String entry, String projection) {
    GlobalData data = globals.get(entry);
    int dot = entry.lastIndexOf('.');
    if (data == null && projection.isEmpty() && dot > 0) {
      return globals.containsKey(entry.substring(0, dot))
          ? global(entry.substring(0, dot), entry.substring(dot + 1))
          : absent("global context entry `" + entry + "`");
    }
    if (data == null) {
      return absent("global context entry `" + entry + "`");
    }
    Value view = data.projections().get(projection);
    if (projection.isEmpty()) {
      return data.whole();
    }
    return view != null
        ? view
        : new LookupError(
            "CLI203",
            "projection `" + projection + "` not found in global context entry `" + entry + "`",
            false);
  }

  /** Data of an image, under the names that rules and the files use for it. */
  Value image(String reference) {
    for (ObjectNode image : fixtures.images()) {
      if (image.text("image", "").equals(reference)
          || image.text("resolvedImage", "").equals(reference)) {
        ObjectNode out = image;
        Node config = image.get("config");
        if (config != null && !image.has("configData")) {
          out = out.with("configData", config);
        }
        String identifier = image.text("digest", image.text("tag", ""));
        return identifier.isEmpty() || image.has("identifier")
            ? out
            : out.with("identifier", StringNode.of(identifier));
      }
    }
    return new LookupError(
        "CLI203",
        "data of image `" + reference + "` is in the registry, which cannot be reached from here",
        true);
  }

  private LookupError absent(String what) {
    boolean nothing = fixtures.equals(Fixtures.NONE);
    return new LookupError(
        "CLI201", what + (nothing ? " is not available without a cluster" : " not found"), true);
  }
}
