package dev.ephor.engine.library;

import dev.ephor.cel.CelOpaque;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Value of the variable {@code generator}: collects the resources that one evaluation of a policy
 * generates. Mutable; for one evaluation and one thread.
 */
public final class Generator implements CelOpaque {
  static final String TYPE = "generator.Context";

  private static final int RESOURCES_MAX = 1000;

  private final String namespace;
  private final List<Node> resources = new ArrayList<>();

  Generator(String namespace) {
    this.namespace = namespace;
  }

  String namespace() {
    return namespace;
  }

  /** Adds a resource, or the items of a List, to a namespace; false when there are too many. */
  public boolean add(ObjectNode resource, String to) {
    if (resource.text("kind", "").endsWith("List") && resource.has("items")) {
      for (Node item : resource.array("items")) {
        if (item instanceof ObjectNode object && !add(object, to)) {
          return false;
        }
      }
      return true;
    }
    resources.add(placed(resource, to));
    return resources.size() <= RESOURCES_MAX;
  }

  private static ObjectNode placed(ObjectNode resource, String namespace) {
    ObjectNode metadata = resource.object("metadata");
    return resource.with(
        "metadata",
        namespace.isEmpty()
            ? metadata.without("namespace")
            : metadata.with("namespace", StringNode.of(namespace)));
  }

  /** What was generated so far, in its order. */
  public List<Node> resources() {
    return List.copyOf(resources);
  }

  @Override
  public String typeName() {
    return TYPE;
  }

  @Override
  public String toString() {
    return TYPE;
  }
}
