package dev.ephor.engine.port;

import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;

/**
 * One request as policies see it, wherever it came from: an AdmissionReview, a scanned object or a
 * file.
 *
 * @param object the new state; JSON null for DELETE
 * @param oldObject the state before; JSON null for CREATE
 * @param namespaceObject the Namespace the resource lives in; the empty object when it is not known
 * @param payload what {@code object} is; only of Kubernetes requests are the other parts known
 */
public record AdmissionAttributes(
    Operation operation,
    GroupVersionKind kind,
    GroupVersionResource resource,
    String subresource,
    Node object,
    Node oldObject,
    ObjectNode namespaceObject,
    UserInfo user,
    boolean dryRun,
    PayloadKind payload) {

  /** A resource that is to be created, as files and background scans give it. */
  public static AdmissionAttributes creating(
      ObjectNode object, GroupVersionResource resource, ObjectNode namespaceObject, UserInfo user) {
    return new AdmissionAttributes(
        Operation.CREATE,
        GroupVersionKind.of(object),
        resource,
        "",
        object,
        NullNode.NULL,
        namespaceObject,
        user,
        false,
        PayloadKind.KUBERNETES);
  }

  /** Something that is no Kubernetes request: it has no kind, no namespace and no operation. */
  public static AdmissionAttributes ofPayload(PayloadKind payload, Node object, UserInfo user) {
    return new AdmissionAttributes(
        Operation.CREATE,
        GroupVersionKind.NONE,
        GroupVersionResource.NONE,
        "",
        object,
        NullNode.NULL,
        ObjectNode.EMPTY,
        user,
        false,
        payload);
  }

  public boolean isKubernetes() {
    return payload == PayloadKind.KUBERNETES;
  }

  /** The object that rules match against: the new state, or the old one of a deletion. */
  public ObjectNode subject() {
    if (object instanceof ObjectNode now) {
      return now;
    }
    return oldObject instanceof ObjectNode before ? before : ObjectNode.EMPTY;
  }

  public String name() {
    ObjectNode metadata = subject().object("metadata");
    return metadata.text("name", metadata.text("generateName", ""));
  }

  public String namespace() {
    return subject().object("metadata").text("namespace", "");
  }

  /** The same request with another new state, for phases that follow a mutation. */
  public AdmissionAttributes withObject(Node changed) {
    return new AdmissionAttributes(
        operation,
        kind,
        resource,
        subresource,
        changed,
        oldObject,
        namespaceObject,
        user,
        dryRun,
        payload);
  }
}
