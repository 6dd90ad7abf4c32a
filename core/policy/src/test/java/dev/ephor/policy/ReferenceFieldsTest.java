package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares the fields we accept with those of the reference schemas, object by object: for each
 * object a document is made that has all its fields and one more that no schema knows. The help of
 * the mistake that this must give lists the fields we accept.
 */
class ReferenceFieldsTest {
  private static final String UNKNOWN = "zzzUnknown";

  /** Stands for a text of which the schema does not list the values, though the words do. */
  private static final String ANY_TEXT = "x";

  /** Codes that say that a field, a type or a value is not accepted. */
  private static final Set<String> REFUSALS = Set.of("POL001", "POL003", "POL004");

  /** Versions that have fewer fields than the one whose reader they share. */
  private static final Set<String> NARROWER = Set.of("ClusterPolicy v2beta1", "Policy v2beta1");

  private static final Set<String> KINDS_OF_OURS = Set.of("PolicyException", "GlobalContextEntry");

  @TestFactory
  Stream<DynamicTest> acceptsTheFieldsOfTheReference() throws IOException {
    Path folder = Texting.shared().resolve("reference/crds");
    Assumptions.assumeTrue(Files.isDirectory(folder), "the reference schemas are not installed");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(f -> add(f, tests));
    }
    return tests.stream();
  }

  private static void add(Path file, List<DynamicTest> tests) {
    ObjectNode spec = ((ObjectNode) read(file)).object("spec");
    String kind = spec.object("names").text("kind", "");
    if (!PolicyKind.kinds().contains(kind) && !KINDS_OF_OURS.contains(kind)) {
      return;
    }
    for (Node element : spec.array("versions")) {
      ObjectNode version = (ObjectNode) element;
      String group = spec.text("group", "");
      String name = version.text("name", "");
      ObjectNode schema =
          version.object("schema").object("openAPIV3Schema").object("properties").object("spec");
      Target target = new Target(group + "/" + name, kind, NARROWER.contains(kind + " " + name));
      tests.add(
          DynamicTest.dynamicTest(
              group + " " + kind + " " + name, () -> visit(target, schema, List.of())));
    }
  }

  private record Target(String apiVersion, String kind, boolean narrower) {}

  /** One step from the spec to an object: the field, its owner's schema, and how it is wrapped. */
  private record Step(ObjectNode owner, String field) {}

  private static void visit(Target target, ObjectNode schema, List<Step> path) {
    ObjectNode object = objectIn(schema);
    ObjectNode properties = object.object("properties");
    if (properties.isEmpty()) {
      return;
    }
    if (!isFree(object)) {
      compare(target, properties, document(target, probe(properties), path), path);
    }
    for (String field : properties.keys()) {
      List<Step> longer = new ArrayList<>(path);
      longer.add(new Step(object, field));
      visit(target, properties.object(field), longer);
    }
  }

  /** The schema of the objects that a list, or a list within a list, holds. */
  private static ObjectNode objectIn(ObjectNode schema) {
    ObjectNode inner = schema;
    while (inner.text("type", "").equals("array")) {
      inner = inner.object("items");
    }
    return inner;
  }

  private static boolean isFree(ObjectNode schema) {
    return schema.get("x-kubernetes-preserve-unknown-fields") == BoolNode.TRUE;
  }

  private static void compare(
      Target target, ObjectNode properties, ObjectNode document, List<Step> path) {
    List<Diagnostic> refusals =
        Texting.diagnostics(Document.synthetic(document)).orElseThrow().stream()
            .filter(found -> REFUSALS.contains(found.code()))
            .filter(found -> !found.message().startsWith("`" + ANY_TEXT + "`"))
            .toList();
    String place = target.kind() + " " + path.stream().map(Step::field).toList();
    assertThat(refusals).as(place).hasSize(1);
    Diagnostic found = refusals.getFirst();
    assertThat(found.message()).as(place).isEqualTo("unknown field `" + UNKNOWN + "`");
    Set<String> accepted = new TreeSet<>();
    String list = found.help().orElseThrow().split(";", 2)[0].substring("valid fields: ".length());
    for (String name : list.split(", ", -1)) {
      accepted.add(name.replace("`", ""));
    }
    if (target.narrower()) {
      assertThat(accepted).as(place).containsAll(properties.keys());
    } else {
      assertThat(accepted).as(place).isEqualTo(new TreeSet<>(properties.keys()));
    }
  }

  private static ObjectNode probe(ObjectNode properties) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (String field : properties.keys()) {
      out.put(field, instance(properties.object(field)));
    }
    return out.put(UNKNOWN, true).build();
  }

  private static ObjectNode document(Target target, ObjectNode probe, List<Step> path) {
    Node value = probe;
    for (int i = path.size() - 1; i >= 0; i--) {
      Step step = path.get(i);
      ObjectNode schema = step.owner().object("properties").object(step.field());
      while (schema.text("type", "").equals("array")) {
        value = ArrayNode.of(value);
        schema = schema.object("items");
      }
      value = ((ObjectNode) required(step.owner())).with(step.field(), value);
    }
    return ObjectNode.builder()
        .put("apiVersion", target.apiVersion())
        .put("kind", target.kind())
        .put("metadata", ObjectNode.of("name", StringNode.of("a")))
        .put("spec", value)
        .build();
  }

  /** The smallest value that the schema allows. */
  private static Node instance(ObjectNode schema) {
    return switch (schema.text("type", "")) {
      case "string" ->
          schema.array("enum").isEmpty() ? StringNode.of(ANY_TEXT) : schema.array("enum").get(0);
      case "boolean" -> BoolNode.TRUE;
      case "integer" -> IntNode.of(1);
      case "array" -> ArrayNode.of(instance(schema.object("items")));
      case "object" ->
          schema.get("additionalProperties") instanceof ObjectNode values
              ? ObjectNode.of("key", instance(values))
              : required(schema);
      default -> NullNode.NULL;
    };
  }

  private static Node required(ObjectNode schema) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (Node name : schema.array("required")) {
      String field = ((StringNode) name).value();
      out.put(field, instance(schema.object("properties").object(field)));
    }
    return out.build();
  }

  private static Node read(Path file) {
    try {
      return new DocumentReader()
          .readAll(file.getFileName().toString(), Files.readAllBytes(file))
          .documents()
          .getFirst()
          .root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
