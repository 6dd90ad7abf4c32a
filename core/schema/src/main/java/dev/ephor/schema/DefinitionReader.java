package dev.ephor.schema;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the kinds of one CustomResourceDefinition; its schema is OpenAPI 3 as Kubernetes takes it.
 */
final class DefinitionReader {
  /** Deeper schemas are rejected by the API server; here what is deeper can be anything. */
  private static final int DEPTH_MAX = 64;

  private static final int DESCRIPTION_MAX = 120;
  private static final Schema ANY = new Schema.Any();
  private static final Schema TEXT = new Schema.Scalar(ScalarType.STRING, List.of());

  private final Document document;
  private final Schema metadata;
  private final Consumer<Diagnostic> mistakes;

  /**
   * @param metadata type of the field of that name, which definitions do not describe
   */
  DefinitionReader(Document document, Schema metadata, Consumer<Diagnostic> mistakes) {
    this.document = document;
    this.metadata = metadata;
    this.mistakes = mistakes;
  }

  List<ResourceType> types() {
    if (!(document.root() instanceof ObjectNode root)
        || !root.text("kind", "").equals("CustomResourceDefinition")) {
      mistake(JsonPointer.ROOT, "not a CustomResourceDefinition");
      return List.of();
    }
    ObjectNode spec = root.object("spec");
    ObjectNode names = spec.object("names");
    String group = spec.text("group", "");
    String kind = names.text("kind", "");
    if (group.isEmpty() || kind.isEmpty()) {
      mistake(
          JsonPointer.ROOT.child("spec"),
          "a CustomResourceDefinition needs `spec.group` and `spec.names.kind`");
      return List.of();
    }
    List<ResourceType> out = new ArrayList<>();
    for (Node entry : spec.array("versions")) {
      if (entry instanceof ObjectNode version) {
        out.add(
            new ResourceType(
                new ResourceType.Name(group, version.text("name", ""), kind),
                names.text("plural", ""),
                !spec.text("scope", "Namespaced").equals("Cluster"),
                version.object("subresources").keys(),
                resource(kind, version.object("schema").object("openAPIV3Schema"))));
      }
    }
    if (out.isEmpty()) {
      mistake(JsonPointer.ROOT.child("spec"), "a CustomResourceDefinition needs `spec.versions`");
    }
    return out;
  }

  private void mistake(JsonPointer pointer, String message) {
    mistakes.accept(Diagnostic.error("SCH001", document.locate(pointer), message));
  }

  /** Every resource has apiVersion, kind and metadata, whatever its schema says. */
  private Schema resource(String kind, ObjectNode schema) {
    if (schema.isEmpty()) {
      return ANY;
    }
    return new LazyStructure(
        kind,
        isOpen(schema),
        () -> {
          List<Field> fields = new ArrayList<>();
          fields.add(new Field("apiVersion", TEXT, Presence.REQUIRED, ""));
          fields.add(new Field("kind", TEXT, Presence.REQUIRED, ""));
          fields.add(new Field("metadata", metadata, Presence.DEFAULTED, ""));
          for (Field field : fields(schema, kind, 0)) {
            if (fields.stream().noneMatch(known -> known.name().equals(field.name()))) {
              fields.add(field.name().equals("spec") ? given(field) : field);
            }
          }
          return fields;
        });
  }

  /** Definitions seldom ask for {@code spec}, but a resource without one has no purpose. */
  private static Field given(Field spec) {
    return spec.presence() == Presence.OPTIONAL
        ? new Field(spec.name(), spec.schema(), Presence.DEFAULTED, spec.description())
        : spec;
  }

  private static List<Field> fields(ObjectNode schema, String owner, int depth) {
    Set<String> required = new HashSet<>();
    for (Node name : schema.array("required")) {
      if (name instanceof StringNode(String text)) {
        required.add(text);
      }
    }
    List<Field> out = new ArrayList<>();
    ObjectNode properties = schema.object("properties");
    for (int i = 0; i < properties.size(); i++) {
      if (properties.value(i) instanceof ObjectNode property) {
        String name = properties.key(i);
        Presence presence =
            required.contains(name)
                ? Presence.REQUIRED
                : property.has("default") ? Presence.DEFAULTED : Presence.OPTIONAL;
        out.add(
            new Field(
                name,
                schema(property, owner + "." + name, depth + 1),
                presence,
                firstSentence(property.text("description", ""))));
      }
    }
    return out;
  }

  private static Schema schema(ObjectNode schema, String name, int depth) {
    if (depth > DEPTH_MAX) {
      return ANY;
    }
    if (isTrue(schema, "x-kubernetes-int-or-string")) {
      return scalar(ScalarType.INTEGER_OR_STRING);
    }
    return switch (schema.text("type", "")) {
      case "object" -> object(schema, name, depth);
      case "array" -> new Schema.ListOf(schema(schema.object("items"), name, depth + 1));
      case "string" -> text(schema);
      case "boolean" -> scalar(ScalarType.BOOLEAN);
      case "integer" -> scalar(ScalarType.INTEGER);
      case "number" -> scalar(ScalarType.NUMBER);
      default -> ANY;
    };
  }

  private static Schema object(ObjectNode schema, String name, int depth) {
    boolean isOpen = isOpen(schema);
    if (!schema.object("properties").isEmpty()) {
      return new LazyStructure(name, isOpen, () -> fields(schema, name, depth));
    }
    if (schema.get("additionalProperties") instanceof ObjectNode values && !values.isEmpty()) {
      return new Schema.MapOf(schema(values, name, depth + 1));
    }
    return isOpen || schema.has("additionalProperties")
        ? new Schema.MapOf(ANY)
        : new LazyStructure(name, false, List::of);
  }

  private static boolean isOpen(ObjectNode schema) {
    return isTrue(schema, "x-kubernetes-preserve-unknown-fields")
        || isTrue(schema, "x-kubernetes-embedded-resource")
        || (schema.has("additionalProperties") && !schema.object("properties").isEmpty());
  }

  private static Schema text(ObjectNode schema) {
    List<String> values = new ArrayList<>();
    ArrayNode allowed = schema.array("enum");
    for (Node value : allowed) {
      if (value instanceof StringNode(String text)) {
        values.add(text);
      }
    }
    return switch (schema.text("format", "")) {
      case "date-time" -> scalar(ScalarType.TIME);
      case "byte" -> scalar(ScalarType.BYTES);
      default -> new Schema.Scalar(ScalarType.STRING, values);
    };
  }

  private static Schema scalar(ScalarType type) {
    return new Schema.Scalar(type, List.of());
  }

  private static boolean isTrue(ObjectNode schema, String name) {
    return schema.get(name) instanceof BoolNode flag && flag.equals(BoolNode.TRUE);
  }

  private static String firstSentence(String description) {
    String line = description.replace('\n', ' ').strip();
    int stop = line.indexOf(". ");
    String sentence = stop < 0 ? line : line.substring(0, stop);
    if (sentence.length() > DESCRIPTION_MAX) {
      int space = sentence.lastIndexOf(' ', DESCRIPTION_MAX);
      return sentence.substring(0, space < 0 ? DESCRIPTION_MAX : space) + " …";
    }
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
