package dev.ephor.cli.load;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code cli.kyverno.io/v1alpha1 Values}, from its own file or within a test. */
public final class ValuesReader {
  private ValuesReader() {}

  /** Reads a values file; what is wrong goes to {@code findings}. */
  public static Values read(Document document, Findings findings) {
    FieldReader root = FieldReader.of(document.fragment(), findings);
    root.accept("apiVersion", "kind", "metadata");
    return read(root);
  }

  /** Reads the fields of a values object; others are reported. */
  public static Values read(FieldReader root) {
    List<Values.ForPolicy> policies = new ArrayList<>();
    for (FieldReader policy : root.objects("policies")) {
      policies.add(policy(policy));
    }
    Map<String, ObjectNode> namespaces = new LinkedHashMap<>();
    for (FieldReader selector : root.objects("namespaceSelector")) {
      String name = selector.requiredText("name");
      namespaces.put(name, namespace(name, selector.textMap("labels")));
      selector.finish();
    }
    for (Fragment given : root.list("namespaces")) {
      if (given.node() instanceof ObjectNode object) {
        namespaces.put(object.object("metadata").text("name", ""), withType(object));
      } else {
        root.reader(given).finish();
      }
    }
    List<ResourceKinds.Entry> kinds = new ArrayList<>();
    for (FieldReader entry : root.objects("subresources")) {
      subresource(entry, kinds);
    }
    Map<String, Node> global = map(root, "globalValues");
    root.finish();
    return new Values(global, policies, namespaces, kinds, Map.of());
  }

  private static Values.ForPolicy policy(FieldReader policy) {
    String name = policy.requiredText("name");
    List<Values.ForRule> rules = new ArrayList<>();
    for (FieldReader rule : policy.objects("rules")) {
      String ruleName = rule.requiredText("name");
      Map<String, Node> values = map(rule, "values");
      Map<String, ArrayNode> foreach = new LinkedHashMap<>();
      for (Fragment member : rule.members("foreachValues")) {
        if (member.node() instanceof ArrayNode list) {
          foreach.put(member.name(), list);
        } else {
          rule.badText(member, "values of a foreach must be a list", "one value for each element");
        }
      }
      rule.finish();
      rules.add(new Values.ForRule(ruleName, values, foreach));
    }
    List<Values.ForResource> resources = new ArrayList<>();
    for (FieldReader resource : policy.objects("resources")) {
      String resourceName = resource.requiredText("name");
      resources.add(new Values.ForResource(resourceName, map(resource, "values")));
      resource.finish();
    }
    policy.finish();
    return new Values.ForPolicy(name, rules, resources);
  }

  private static Map<String, Node> map(FieldReader reader, String field) {
    Map<String, Node> out = new LinkedHashMap<>();
    for (Fragment member : reader.members(field)) {
      out.put(member.name(), member.node());
    }
    return out;
  }

  private static ObjectNode namespace(String name, Map<String, String> labels) {
    ObjectNode.Builder labelNodes = ObjectNode.builder();
    labels.forEach(labelNodes::put);
    ObjectNode metadata =
        ObjectNode.builder().put("name", name).put("labels", labelNodes.build()).build();
    return withType(ObjectNode.of("metadata", metadata));
  }

  private static ObjectNode withType(ObjectNode namespace) {
    return namespace
        .with("apiVersion", StringNode.of("v1"))
        .with("kind", StringNode.of("Namespace"));
  }

  /** The kind of a subresource, and its parent where that is no kind of Kubernetes. */
  private static void subresource(FieldReader entry, List<ResourceKinds.Entry> out) {
    for (String role : List.of("subresource", "parentResource")) {
      FieldReader resource = entry.requiredObject(role);
      String name = resource.requiredText("name");
      String kind = resource.requiredText("kind");
      String group = resource.text("group").orElse("");
      String version = resource.text("version").orElse("");
      resource.accept("namespaced", "singularName", "verbs", "shortNames", "categories");
      resource.accept("storageVersionHash");
      resource.finish();
      // The field namespaced is false in files that leave it out, so it says nothing.
      out.add(new ResourceKinds.Entry(group, version, kind, name, true));
    }
    entry.finish();
  }
}
