package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.port.GroupVersionKind;
import java.util.List;

/**
 * A Kubernetes object from a file, as an API server would store it: in the namespace {@code
 * default} when it names none, without maps that are null.
 *
 * @param source the document it came from, for places
 * @param namespace empty for cluster-wide kinds
 */
public record Resource(
    ObjectNode object, Document source, GroupVersionKind kind, String namespace, String name) {

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
    return new Read.Good(new Resource(object, document, kind, namespace, name));
  }

  /** The same resource after a change of its content. */
  public Resource withObject(ObjectNode changed) {
    return new Resource(changed, source, kind, namespace, name);
  }

  private static Read bad(Document document, String message) {
    return new Read.Bad(
        LoadMistake.NOT_A_RESOURCE
            .at(document.fragment().at(), message)
            .withHelp("a resource has apiVersion, kind and metadata"));
  }
}
