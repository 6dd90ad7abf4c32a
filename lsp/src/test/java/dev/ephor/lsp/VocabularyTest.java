package dev.ephor.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cli.lint.FileInspector;
import dev.ephor.cli.run.Policies;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.lint.Linter;
import dev.ephor.policy.PolicyKind;
import dev.ephor.schema.SchemaCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  @Test
  void knowsEveryKindOfPolicy() {
    assertThat(VOCABULARY.kinds().keySet()).containsAll(PolicyKind.kinds());
  }

  @Test
  void everyTypeThatIsNamedIsThere() {
    List<String> missing = new ArrayList<>();
    VOCABULARY
        .types()
        .values()
        .forEach(fields ->
            fields.values().forEach(field -> missing(field.type(), field.name(), missing)));
    assertThat(missing).isEmpty();
  }

  private static void missing(FieldType type, String field, List<String> out) {
    switch (type) {
      case FieldType.Named(String name) -> {
        if (!VOCABULARY.types().containsKey(name)) {
          out.add(field + ": " + name);
        }
      }
      case FieldType.ListOf(FieldType elements) -> missing(elements, field, out);
      case FieldType.MapOf(FieldType values) -> missing(values, field, out);
      case FieldType.Words _, FieldType.Plain _ -> {}
    }
  }

  @Test
  void everySentenceIsOne() {
    VOCABULARY
        .types()
        .forEach((type, fields) ->
            fields
                .values()
                .forEach(
                    field -> assertThat(field.text()).as(type + "." + field.name()).endsWith(".")));
  }

  @Test
  void everyExampleOfCelCompiles() {
    FileInspector inspector =
        new FileInspector(
            new DocumentReader(), Policies.engine(), Linter.create(SchemaCatalog.builtIn()));
    List<Vocabulary.Name> names = new ArrayList<>(VOCABULARY.functions().values());
    names.addAll(VOCABULARY.variables().values());
    assertThat(names).hasSizeGreaterThan(50);
    for (Vocabulary.Name name : names) {
      String policy =
          """
          apiVersion: policies.kyverno.io/v1
          kind: ValidatingPolicy
          metadata: {name: a}
          spec:
            matchConstraints:
              resourceRules:
                - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}
            variables:
              - {name: name, expression: "1"}
              - name: example
                expression: |-
                  %s
            validations: [{expression: "true"}]
          """
              .formatted(name.example());
      assertThat(name.example()).contains(name.name());
      assertThat(inspector.inspect("a.yaml", policy.getBytes(StandardCharsets.UTF_8)).broken())
          .as(name.example())
          .isFalse();
    }
  }

  /** The fields of the reference; a field that is not there would be proposed in vain. */
  @Test
  void everyFieldIsInTheReference() throws IOException {
    Path folder = shared().resolve("reference/crds");
    Assumptions.assumeTrue(Files.isDirectory(folder), "the reference is not here: not run");
    List<String> unknown = new ArrayList<>();
    int[] compared = {0};
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        ObjectNode spec = root(file).object("spec");
        String kind = spec.object("names").text("kind", "");
        Vocabulary.Kind known = VOCABULARY.kinds().get(kind);
        if (known != null && !kind.equals("PolicyException")) {
          ObjectNode version = (ObjectNode) spec.array("versions").get(0);
          ObjectNode schema =
              version.object("schema").object("openAPIV3Schema").object("properties");
          compare(known.type(), schema.object("spec"), kind, unknown);
          compared[0]++;
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(compared[0]).isGreaterThan(10);
  }

  private static void compare(String type, ObjectNode schema, String path, List<String> unknown) {
    ObjectNode properties = schema.object("properties");
    for (Map.Entry<String, Vocabulary.Field> field : VOCABULARY.fields(type).entrySet()) {
      String below = path + "." + field.getKey();
      if (!properties.has(field.getKey())) {
        unknown.add(below);
      } else if (below.chars().filter(sign -> sign == '.').count() < 8) {
        compare(field.getValue().type(), properties.object(field.getKey()), below, unknown);
      }
    }
  }

  private static void compare(
      FieldType type, ObjectNode schema, String path, List<String> unknown) {
    switch (type) {
      case FieldType.Named(String name) -> {
        // Some fields are open in the reference.
        if (schema.has("properties")) {
          compare(name, schema, path, unknown);
        }
      }
      case FieldType.ListOf(FieldType elements) ->
          compare(elements, schema.object("items"), path, unknown);
      case FieldType.MapOf _, FieldType.Words _, FieldType.Plain _ -> {}
    }
  }

  private static ObjectNode root(Path file) throws IOException {
    Node root =
        new DocumentReader()
            .readAll(file.toString(), Files.readAllBytes(file))
            .documents()
            .getFirst()
            .root();
    return (ObjectNode) root;
  }

  private static Path shared() {
    String given = System.getenv("EPHOR_SHARED");
    return given == null ? Path.of("").toAbsolutePath().resolve("../../shared") : Path.of(given);
  }
}
