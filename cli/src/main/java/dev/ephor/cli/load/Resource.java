package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.PayloadKind;
import java.util.List;

/**
 * What policies judge. A Kubernetes object from a file is as an API server would store it: in the
 * namespace {@code default} when it names none, without maps that are null. Another payload is as
 * it was written; it has no kind and no namespace, and the name of its file.
 *
 * @param content of a Kubernetes object always an object
 * @param source the document it came from, for places
 * @param namespace empty for cluster-wide kinds
 */
public record Resource(
    PayloadKind payload,
    Node content,
    Document source,
    GroupVersionKind kind,
    String namespace,
    String name) {

  /** Maps that templates leave empty ({@code labels:} and nothing), which an API server drops. */
  private static final List<String> MAPS = List.of("labels", "annotations");

  /** Either a resource or what is wrong with the document. */
  public sealed interface Read {
    /** A resource. */
    record Good(Resource resource) implements Read {}

    /** No resource. */
    record Bad(Diagnostic problem) implements Read {}
  }

  public static Read of(Document document, ResourceKinds kinds) {
    if (!(document.root() instanceof ObjectNode root)) {
      return bad(document, "resource must be an object, not " + document.root().typeName());
    }
    if (root.text("apiVersion", "").isEmpty() || root.text("kind", "").isEmpty()) {
      String missing = root.text("kind", "").isEmpty() ? "kind" : "apiVersion";
      return bad(document, "resource has no `" + missing + "`");
    }
    GroupVersionKind kind = GroupVersionKind.of(root);
    ObjectNode metadata = root.object("metadata");
    String given = metadata.text("namespace", "");
    String namespace = given.isEmpty() && kinds.isNamespaced(kind) ? "default" : given;
    ObjectNode stored = metadata;
    if (!namespace.equals(given)) {
      stored = stored.with("namespace", StringNode.of(namespace));
    }
    for (String map : MAPS) {
      if (metadata.get(map) == NullNode.NULL) {
        stored = stored.with(map, ObjectNode.EMPTY);
      }
    }
    ObjectNode object = root.with("metadata", stored);
    String name = metadata.text("name", metadata.text("generateName", ""));
    return new Read.Good(
        new Resource(PayloadKind.KUBERNETES, object, document, kind, namespace, name));
  }

  static Resource ofPayload(PayloadKind payload, Node content, Document source) {
    return new Resource(payload, content, source, GroupVersionKind.NONE, "", source.file());
  }

  /** The content, or the empty object when it is none. */
  public ObjectNode object() {
    return content instanceof ObjectNode object ? object : ObjectNode.EMPTY;
  }

  public boolean isKubernetes() {
    return payload == PayloadKind.KUBERNETES;
  }

  /** The same resource after a change of its content. */
  public Resource withObject(ObjectNode changed) {
    return new Resource(payload, changed, source, kind, namespace, name);
  }

  /** The same under another name. */
  public Resource withName(String other) {
    return new Resource(payload, content, source, kind, namespace, other);
  }

  private static Read bad(Document document, String message) {
    return new Read.Bad(
        LoadMistake.NOT_A_RESOURCE
            .at(document.fragment().at(), message)
            .withHelp("a resource has apiVersion, kind and metadata"));
  }
}
