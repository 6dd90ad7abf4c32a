package dev.ephor.engine.scope;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.AdmissionAttributes;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.GroupVersionResource;
import dev.ephor.engine.port.Operation;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.jmespath.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names every rule sees: {@code request}, {@code serviceAccountName}, {@code
 * serviceAccountNamespace} and {@code images}. Each is made on first use and then kept; one
 * instance serves all policies of one request and belongs to one thread.
 */
public final class RequestScope implements Scope {
  private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

  private final AdmissionAttributes attributes;
  private @Nullable ObjectNode request;
  private @Nullable Value images;

  public RequestScope(AdmissionAttributes attributes) {
    this.attributes = attributes;
  }

  @Override
  public @Nullable Value find(String name) {
    return switch (name) {
      case "request" -> request();
      case "serviceAccountName" -> serviceAccount(1);
      case "serviceAccountNamespace" -> serviceAccount(0);
      case "images" -> images();
      default -> null;
    };
  }

  @Override
  public Value materialize() {
    ObjectNode.Builder out = ObjectNode.builder().put("request", request());
    if (images() instanceof Node found) {
      out.put("images", found);
    }
    Node account = serviceAccount(1);
    Node namespace = serviceAccount(0);
    if (account != null && namespace != null) {
      out.put("serviceAccountName", account).put("serviceAccountNamespace", namespace);
    }
    return out.build();
  }

  /** The AdmissionRequest as Kyverno's variables name its parts; also what CEL sees as request. */
  public ObjectNode request() {
    ObjectNode made = request;
    if (made == null) {
      made = describe();
      request = made;
    }
    return made;
  }

  private @Nullable Value images() {
    Value found = images;
    if (found == null) {
      found =
          ImageExtractor.find(attributes.subject(), ImageExtractor.known(attributes.kind().kind()))
              .variable();
      images = found;
    }
    return found.equals(ObjectNode.EMPTY) ? null : found;
  }

  private @Nullable Node serviceAccount(int part) {
    String user = attributes.user().username();
    if (!user.startsWith(SERVICE_ACCOUNT_PREFIX)) {
      return attributes.user().isEmpty() ? null : StringNode.EMPTY;
    }
    String[] parts = user.substring(SERVICE_ACCOUNT_PREFIX.length()).split(":", 2);
    return part < parts.length ? StringNode.of(parts[part]) : StringNode.EMPTY;
  }

  private ObjectNode describe() {
    Node object = attributes.object();
    Node old = attributes.oldObject();
    // Policies written for creation are evaluated for deletion too: there the object is the old
    // one.
    Node seen =
        attributes.operation() == Operation.DELETE && object == NullNode.NULL ? old : object;
    ObjectNode kind = kind(attributes.kind());
    ObjectNode resource = resource(attributes.resource());
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("object", seen)
            .put("oldObject", old)
            .put("operation", attributes.operation().name())
            .put("namespace", attributes.namespace())
            .put("name", attributes.name())
            .put("kind", kind)
            .put("resource", resource)
            .put("requestKind", kind)
            .put("requestResource", resource)
            .put("userInfo", user(attributes.user()))
            .put("roles", strings(attributes.user().roles()))
            .put("clusterRoles", strings(attributes.user().clusterRoles()))
            .put("dryRun", BoolNode.of(attributes.dryRun()));
    if (!attributes.subresource().isEmpty()) {
      out.put("subResource", attributes.subresource());
    }
    return out.build();
  }

  private static ObjectNode kind(GroupVersionKind kind) {
    return ObjectNode.builder()
        .put("group", kind.group())
        .put("version", kind.version())
        .put("kind", kind.kind())
        .build();
  }

  private static ObjectNode resource(GroupVersionResource resource) {
    return ObjectNode.builder()
        .put("group", resource.group())
        .put("version", resource.version())
        .put("resource", resource.resource())
        .build();
  }

  private static ObjectNode user(UserInfo user) {
    ObjectNode.Builder out = ObjectNode.builder();
    if (!user.username().isEmpty()) {
      out.put("username", user.username());
    }
    if (!user.uid().isEmpty()) {
      out.put("uid", user.uid());
    }
    if (!user.groups().isEmpty()) {
      out.put("groups", strings(user.groups()));
    }
    if (!user.extra().isEmpty()) {
      out.put("extra", user.extra());
    }
    return out.build();
  }

  private static ArrayNode strings(List<String> texts) {
    List<Node> out = new ArrayList<>(texts.size());
    for (String text : texts) {
      out.add(StringNode.of(text));
    }
    return ArrayNode.of(out);
  }
}
