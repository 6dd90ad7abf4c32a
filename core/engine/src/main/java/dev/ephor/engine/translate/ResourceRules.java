package dev.ephor.engine.translate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Rules of the API server, collected: resources that differ in nothing else share a rule. Mutable;
 * for one translation and one thread.
 */
final class ResourceRules {
  private final Map<Shared, TreeSet<String>> resources = new LinkedHashMap<>();

  /** What the resources of one rule have in common. */
  record Shared(String group, String version, List<String> operations, List<String> names) {
    Shared {
      operations = List.copyOf(operations);
      names = List.copyOf(names);
    }
  }

  void add(Shared shared, String resource) {
    resources.computeIfAbsent(shared, _ -> new TreeSet<>()).add(resource);
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  ArrayNode toNode() {
    List<Node> out = new ArrayList<>();
    resources.forEach((shared, names) -> {
      ObjectNode.Builder rule =
          ObjectNode.builder()
              .put("apiGroups", NativeDocuments.texts(List.of(shared.group())))
              .put("apiVersions", NativeDocuments.texts(List.of(shared.version())))
              .put("operations", NativeDocuments.texts(shared.operations()));
      if (!shared.names().isEmpty()) {
        rule.put("resourceNames", NativeDocuments.texts(shared.names()));
      }
      rule.put("resources", NativeDocuments.texts(List.copyOf(names)));
      out.add(rule.put("scope", "*").build());
    });
    return ArrayNode.of(out);
  }
}
