package dev.ephor.cli.fix;

import dev.ephor.cli.test.TestDocuments;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rewrites a test in the present form, with the same meaning. */
final class TestFix {
  private static final String VERSION = "cli.kyverno.io/v1alpha1";
  private static final List<String> LISTS =
      List.of("policies", "resources", "targetResources", "exceptions", "paramResources");
  private static final Map<String, String> RENAMED =
      Map.of("patchedResource", "patchedResources", "status", "result");

  private final Notes notes;
  private final boolean compress;

  /**
   * @param compress whether results that differ in their resources alone become one
   */
  TestFix(Notes notes, boolean compress) {
    this.notes = notes;
    this.compress = compress;
  }

  ObjectNode fix(ObjectNode test) {
    ObjectNode out = head(test);
    for (String field : LISTS) {
      if (out.has(field)) {
        out = out.with(field, distinct(out.array(field), field));
      }
    }
    if (out.has("jsonPayload") && !out.has("jsonPayloads")) {
      notes.add("/jsonPayload", "`jsonPayload` becomes `jsonPayloads`");
      Node payload = out.getOr("jsonPayload", StringNode.EMPTY);
      out = Fields.renamed(out, "jsonPayload", "jsonPayloads", Fields.listOf(payload));
    }
    List<Node> results = new ArrayList<>();
    ArrayNode given = out.array("results");
    for (int i = 0; i < given.size(); i++) {
      results.add(result(Fields.object(given.get(i)), "/results/" + i));
    }
    return out.has("results")
        ? out.with("results", ArrayNode.of(compress ? compressed(results) : results))
        : out;
  }

  private ObjectNode head(ObjectNode test) {
    ObjectNode.Builder out = ObjectNode.builder();
    String version = test.text("apiVersion", "");
    if (!version.equals(VERSION)) {
      notes.add("", "`apiVersion` becomes `" + VERSION + "`");
    }
    if (!test.text("kind", "").equals("Test")) {
      notes.add("", "`kind` becomes `Test`");
    }
    out.put("apiVersion", VERSION).put("kind", "Test");
    if (!test.has("metadata") && test.has("name")) {
      notes.add("/name", "`name` becomes `metadata.name`");
      out.put("metadata", ObjectNode.of("name", test.getOr("name", StringNode.EMPTY)));
    }
    for (int i = 0; i < test.size(); i++) {
      String key = test.key(i);
      boolean done = key.equals("apiVersion") || key.equals("kind") || key.equals("name");
      if (!done) {
        out.put(key, test.value(i));
      }
    }
    return out.build();
  }

  private ArrayNode distinct(ArrayNode list, String field) {
    Set<Node> out = new LinkedHashSet<>(list.asList());
    if (out.size() < list.size()) {
      notes.add("/" + field, "what stands twice in `" + field + "` stands once");
    }
    return ArrayNode.of(List.copyOf(out));
  }

  private ObjectNode result(ObjectNode given, String at) {
    ObjectNode out = given;
    for (Map.Entry<String, String> name : RENAMED.entrySet()) {
      if (out.has(name.getKey())) {
        notes.add(
            at + "/" + name.getKey(), "`" + name.getKey() + "` becomes `" + name.getValue() + "`");
        Node value = out.getOr(name.getKey(), StringNode.EMPTY);
        out =
            out.has(name.getValue())
                ? out.without(name.getKey())
                : Fields.renamed(out, name.getKey(), name.getValue(), value);
      }
    }
    for (String key : List.copyOf(out.keys())) {
      for (String known : TestDocuments.KINDS) {
        if (!known.equals(key) && known.equalsIgnoreCase(key)) {
          notes.add(at + "/" + key, "`" + key + "` becomes `" + known + "`");
          out = Fields.renamed(out, key, known, out.getOr(key, StringNode.EMPTY));
        }
      }
    }
    return resources(out, at);
  }

  /** {@code resource} and {@code namespace} become one of {@code resources}. */
  private ObjectNode resources(ObjectNode given, String at) {
    if (!given.has("resource")) {
      return given;
    }
    notes.add(at + "/resource", "`resource` becomes one of `resources`");
    String name = given.text("resource", "");
    String namespace = given.text("namespace", "");
    if (!namespace.isEmpty() && name.indexOf('/') < 0) {
      notes.add(at + "/namespace", "`namespace` stands before the name of the resource");
      name = namespace + "/" + name;
    }
    List<Node> names = new ArrayList<>(given.array("resources").asList());
    if (!names.contains(StringNode.of(name))) {
      names.add(StringNode.of(name));
    }
    return Fields.renamed(given.without("namespace"), "resource", "resources", ArrayNode.of(names));
  }

  private List<Node> compressed(List<Node> results) {
    Map<ObjectNode, Set<Node>> out = new LinkedHashMap<>();
    for (Node result : results) {
      ObjectNode object = Fields.object(result);
      // A result without resources is about all of them, which no list of names says.
      boolean whole = !object.has("resources");
      ObjectNode key = whole ? object : object.without("resources");
      Set<Node> names =
          out.computeIfAbsent(whole ? key.with("", key) : key, _ -> new LinkedHashSet<>());
      names.addAll(object.array("resources").asList());
    }
    if (out.size() < results.size()) {
      notes.add(
          "/results", results.size() + " results become " + out.size() + " with the same meaning");
    }
    List<Node> list = new ArrayList<>();
    out.forEach((key, names) ->
        list.add(
            key.has("")
                ? key.without("")
                : key.with("resources", ArrayNode.of(List.copyOf(names)))));
    return list;
  }
}
