package dev.ephor.cli.load;

import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Makes the admission request that a resource in a file stands for. Immutable. */
public final class Requests {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final ResourceKinds kinds;
  private final Values values;
  private final UserInfo user;

  public Requests(ResourceKinds kinds, Values values, UserInfo user) {
    this.kinds = kinds;
    this.values = values;
    this.user = user;
  }

  /**
   * What the values change of a request: the operation, parts of the object, and parts of the
   * object before. One that has a {@code kind} is the whole object before.
   */
  public record Changes(Operation operation, ObjectNode object, ObjectNode oldObject) {
    public static final Changes NONE =
        new Changes(Operation.CREATE, ObjectNode.EMPTY, ObjectNode.EMPTY);

    public Changes with(Operation played) {
      return new Changes(played, object, oldObject);
    }
  }

  /** What the values change for a policy and a resource. */
  public Changes changes(String policy, Resource resource) {
    if (values.isEmpty()) {
      return Changes.NONE;
    }
    ObjectNode request = DottedNames.tree(values.of(policy, "", resource.name())).object("request");
    Operation operation = parse(request.text("operation", "")).orElse(Operation.CREATE);
    return new Changes(operation, request.object("object"), request.object("oldObject"));
  }

  private static Optional<Operation> parse(String given) {
    return Arrays.stream(Operation.values())
        .filter(known -> known.name().equals(given.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** The content of the resource as a payload, whatever the resource is. */
  public AdmissionAttributes payload(Resource resource, PayloadKind payload) {
    return AdmissionAttributes.ofPayload(payload, resource.content(), user);
  }

  public AdmissionAttributes request(Resource resource, Changes changes) {
    if (!resource.isKubernetes()) {
      return payload(resource, resource.payload());
    }
    ObjectNode object = merged(resource.object(), changes.object());
    Operation operation = changes.operation();
    return new AdmissionAttributes(
        operation,
        kinds.requested(resource.kind()),
        kinds.resource(resource.kind()),
        kinds.subresource(resource.kind()),
        operation == Operation.DELETE ? NullNode.NULL : object,
        before(object, changes),
        namespace(resource),
        user,
        false,
        PayloadKind.KUBERNETES);
  }

  /** An update or deletion that is played finds the object itself, unless values say more. */
  private static Node before(ObjectNode object, Changes changes) {
    return switch (changes.operation()) {
      case CREATE, CONNECT -> NullNode.NULL;
      case UPDATE, DELETE ->
          changes.oldObject().has("kind")
              ? changes.oldObject()
              : merged(object, changes.oldObject());
    };
  }

  private static ObjectNode merged(ObjectNode into, ObjectNode changes) {
    ObjectNode out = into;
    for (int i = 0; i < changes.size(); i++) {
      String key = changes.key(i);
      Node change = changes.value(i);
      boolean deeper = change instanceof ObjectNode && into.get(key) instanceof ObjectNode;
      out = out.with(key, deeper ? merged(into.object(key), changes.object(key)) : change);
    }
    return out;
  }

  /**
   * The Namespace the resource lives in. One that the values do not tell about has its name and the
   * label that Kubernetes gives to every namespace.
   */
  private ObjectNode namespace(Resource resource) {
    ObjectNode known = values.namespaces().get(resource.namespace());
    if (known != null || resource.namespace().isEmpty()) {
      return known == null ? ObjectNode.EMPTY : known;
    }
    ObjectNode metadata =
        ObjectNode.builder()
            .put("name", resource.namespace())
            .put("labels", ObjectNode.of(NAME_LABEL, StringNode.of(resource.namespace())))
            .build();
    return ObjectNode.builder()
        .put("apiVersion", "v1")
        .put("kind", "Namespace")
        .put("metadata", metadata)
        .build();
  }
}
