package dev.ephor.lint;

import dev.ephor.schema.Field;
import dev.ephor.schema.Presence;
import dev.ephor.schema.ResourceType;
import dev.ephor.schema.ScalarType;
import dev.ephor.schema.Schema;
import dev.ephor.schema.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of resource that expressions are held against: what the names at their root stand for.
 *
 * @param label the kind, for messages; empty when the kind is not known
 * @param facts what resources of the kind have although their type does not say so
 * @param isTarget whether the request is about another resource than this one
 */
record Subject(
    String label, Optional<ResourceType> type, Schema schema, Facts facts, boolean isTarget) {
  /** So many kinds are looked at; policies that are for more are for all. */
  private static final int MAX = 16;

  /** Kinds whose selector must match the labels of their pods, which therefore have some. */
  private static final List<String> SELECTING =
      List.of("Deployment", "DaemonSet", "StatefulSet", "ReplicaSet");

  static List<Subject> all(Subjects subjects, SchemaCatalog catalog) {
    if (subjects.types().isEmpty() || subjects.types().size() > MAX) {
      return List.of(unknown(catalog));
    }
    return subjects.types().stream().map(Subject::of).toList();
  }

  private static Subject of(ResourceType type) {
    Facts facts = Facts.NONE;
    for (String root :
        List.of(
            "object",
            "oldObject",
            path("request", "object"),
            path("request", "oldObject"),
            "target")) {
      if (type.name().kind().equals("Namespace")) {
        facts = facts.and(Facts.of(path(root, "metadata", "labels")));
      }
      if (type.name().group().equals("apps") && SELECTING.contains(type.name().kind())) {
        facts = facts.and(Facts.of(path(root, "spec", "template", "metadata", "labels")));
      }
    }
    return new Subject(
        type.name().kind(),
        Optional.of(type),
        type.schema(),
        facts.and(Facts.of(path("namespaceObject", "metadata", "labels"))),
        false);
  }

  /** A resource of which is known what all have: metadata. */
  static Subject unknown(SchemaCatalog catalog) {
    Schema metadata =
        catalog
            .find("", "v1", "Pod")
            .flatMap(pod -> pod.schema().member("metadata"))
            .map(Field::schema)
            .orElse(Known.ANY_SCHEMA);
    Schema text = Known.scalar(ScalarType.STRING);
    Schema resource =
        new FixedStructure(
            "resource",
            List.of(
                new Field("apiVersion", text, Presence.REQUIRED, ""),
                new Field("kind", text, Presence.REQUIRED, ""),
                new Field("metadata", metadata, Presence.REQUIRED, "")),
            true);
    return new Subject(
        "",
        Optional.empty(),
        resource,
        Facts.of(path("namespaceObject", "metadata", "labels")),
        false);
  }

  Subject with(Facts more) {
    return new Subject(label, type, schema, facts.and(more), isTarget);
  }

  /** The resource as the target of a request that is about another one. */
  Subject asTarget() {
    return new Subject(label, type, schema, facts, true);
  }

  static String path(String... names) {
    return String.join(String.valueOf(Facts.STEP), names);
  }

  /** Names at the root of CEL expressions. */
  Map<String, Known> roots(SchemaCatalog catalog) {
    Schema namespace =
        catalog.find("", "v1", "Namespace").map(ResourceType::schema).orElse(Known.ANY_SCHEMA);
    Schema requested = isTarget ? Known.ANY_SCHEMA : schema;
    return Map.of(
        "object", Known.at(schema, "object"),
        "oldObject", Known.at(requested, "oldObject"),
        "namespaceObject", Known.at(namespace, "namespaceObject"),
        "request", Known.at(request(requested), "request"));
  }

  /** Names at the root of JMESPath expressions. */
  Map<String, Known> jmesRoots() {
    return Map.of(
        "request", Known.at(request(schema), "request"),
        "serviceAccountName", Known.TEXT,
        "serviceAccountNamespace", Known.TEXT);
  }

  /** The AdmissionRequest; its fields depend on the request, so none is said to be absent. */
  static Schema request(Schema resource) {
    Schema text = Known.scalar(ScalarType.STRING);
    Schema kind = structure("GroupVersionKind", text, "group", "version", "kind");
    Schema where = structure("GroupVersionResource", text, "group", "version", "resource");
    List<Field> fields = new ArrayList<>();
    for (String name : List.of("uid", "name", "namespace", "subResource", "requestSubResource")) {
      fields.add(field(name, text));
    }
    fields.add(
        field(
            "operation",
            new Schema.Scalar(
                ScalarType.STRING, List.of("CREATE", "UPDATE", "DELETE", "CONNECT"))));
    fields.add(field("kind", kind));
    fields.add(field("requestKind", kind));
    fields.add(field("resource", where));
    fields.add(field("requestResource", where));
    fields.add(field("userInfo", userInfo(text)));
    fields.add(field("object", resource));
    fields.add(field("oldObject", resource));
    fields.add(field("dryRun", Known.scalar(ScalarType.BOOLEAN)));
    fields.add(field("options", Known.ANY_SCHEMA));
    fields.add(field("roles", new Schema.ListOf(text)));
    fields.add(field("clusterRoles", new Schema.ListOf(text)));
    return new FixedStructure("AdmissionRequest", fields, false);
  }

  private static Schema userInfo(Schema text) {
    Schema texts = new Schema.ListOf(text);
    return new FixedStructure(
        "UserInfo",
        List.of(
            field("username", text),
            field("uid", text),
            field("groups", texts),
            field("extra", new Schema.MapOf(texts))),
        false);
  }

  private static Schema structure(String name, Schema schema, String... fields) {
    List<Field> out = new ArrayList<>();
    for (String field : fields) {
      out.add(field(field, schema));
    }
    return new FixedStructure(name, out, false);
  }

  private static Field field(String name, Schema schema) {
    return new Field(name, schema, Presence.DEFAULTED, "");
  }
}
