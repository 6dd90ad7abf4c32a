package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Selectors that choose namespaces by their names. */
final class NamespaceRule {
  /** The label that the API server puts on every Namespace. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private NamespaceRule() {}

  /** The selector with the requirement that the namespace has, or has not, one of the names. */
  static ObjectNode named(ObjectNode selector, String operator, List<String> names) {
    List<Node> expressions = new ArrayList<>(selector.array("matchExpressions").asList());
    expressions.add(
        ObjectNode.builder()
            .put("key", NAME_LABEL)
            .put("operator", operator)
            .put("values", NativeDocuments.texts(names))
            .build());
    return selector.with("matchExpressions", ArrayNode.of(expressions));
  }
}
