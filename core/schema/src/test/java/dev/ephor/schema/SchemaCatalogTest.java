package dev.ephor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {
  private static final int PACKED_BYTES_MAX = 250 * 1024;
  private static final SchemaCatalog CATALOG = SchemaCatalog.builtIn();
  private static final String WIDGETS =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      spec:
        group: example.com
        scope: Cluster
        names: {kind: Widget, plural: widgets, singular: widget}
        versions:
        - name: v1
          served: true
          storage: true
          subresources: {status: {}}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec:
                  type: object
                  required: [size]
                  properties:
                    size: {type: integer, description: "How big it is. In metres."}
                    color: {type: string, enum: [red, green]}
                    shape: {type: string, default: round}
                    port: {x-kubernetes-int-or-string: true}
                    labels: {type: object, additionalProperties: {type: string}}
                    parts:
                      type: array
                      items: {type: object, properties: {name: {type: string}}}
                    free: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  private static Field field(String kind, String... path) {
    Schema at =
        CATALOG.types().stream()
            .filter(type -> type.name().toString().equals(kind))
            .findFirst()
            .orElseThrow()
            .schema();
    return field(at, path);
  }

  private static Field field(Schema from, String... path) {
    Schema at = from;
    Optional<Field> found = Optional.empty();
    for (String name : path) {
      if (at instanceof Schema.ListOf(Schema elements)) {
        at = elements;
      }
      found = at.member(name);
      at = found.orElseThrow().schema();
    }
    return found.orElseThrow();
  }

  @Test
  void knowsTheTypeOfAFieldOfAPod() {
    Field image = field("v1/Pod", "spec", "containers", "image");
    assertThat(image.schema().text()).isEqualTo("text");
    assertThat(field("v1/Pod", "spec", "containers").schema().text())
        .isEqualTo("list of Container");
    assertThat(field("v1/Pod", "spec", "restartPolicy").schema().text())
        .isEqualTo("text (Always, Never, OnFailure)");
    assertThat(field("v1/Pod", "spec", "containers", "resources", "limits").schema().text())
        .isEqualTo("map of quantity");
  }

  @Test
  void tellsWhatCanBeAbsentFromWhatTheServerFills() {
    assertThat(field("apps/v1/Deployment", "spec", "template").presence())
        .isEqualTo(Presence.REQUIRED);
    assertThat(field("apps/v1/Deployment", "spec", "replicas").presence())
        .isEqualTo(Presence.DEFAULTED);
    assertThat(field("apps/v1/Deployment", "spec", "paused").presence())
        .isEqualTo(Presence.OPTIONAL);
    assertThat(field("v1/Pod", "metadata", "labels").presence()).isEqualTo(Presence.OPTIONAL);
  }

  @Test
  void describesFieldsInOneSentence() {
    assertThat(field("v1/Pod", "spec", "hostNetwork").description())
        .isEqualTo("Host networking requested for this pod");
  }

  /** Every type that a field names is there: none is empty for want of an entry. */
  @Test
  void typesOfAllFieldsAreThere() {
    Deque<Schema> open = new ArrayDeque<>();
    CATALOG.types().forEach(type -> open.add(type.schema()));
    Set<Schema> seen = new HashSet<>();
    int fields = 0;
    while (!open.isEmpty()) {
      Schema schema = open.removeFirst();
      if (!seen.add(schema)) {
        continue;
      }
      if (schema instanceof Schema.ListOf(Schema elements)) {
        open.add(elements);
      } else if (schema instanceof Schema.MapOf(Schema values)) {
        open.add(values);
      } else if (schema instanceof Schema.Structure structure) {
        fields += structure.fields().size();
        structure.fields().forEach(field -> open.add(field.schema()));
      }
    }
    assertThat(fields).isGreaterThan(3000);
  }

  @Test
  void packedTypesStaySmall() throws IOException {
    try (InputStream in = SchemaCatalog.class.getResourceAsStream("kubernetes.schema.gz")) {
      assertThat(in.readAllBytes().length).isLessThan(PACKED_BYTES_MAX);
    }
  }

  @Test
  void readsKindsOfDefinitions() {
    SchemaCatalog.Extended extended = CATALOG.with(List.of(document(WIDGETS)));
    assertThat(extended.diagnostics()).isEmpty();
    ResourceType widget = extended.catalog().find("example.com", "v1", "Widget").orElseThrow();
    assertThat(widget.plural()).isEqualTo("widgets");
    assertThat(widget.namespaced()).isFalse();
    assertThat(widget.subresources()).containsExactly("status");
    assertThat(field(widget.schema(), "spec", "size").presence()).isEqualTo(Presence.REQUIRED);
    assertThat(field(widget.schema(), "spec", "size").description()).isEqualTo("How big it is");
    assertThat(field(widget.schema(), "spec", "shape").presence()).isEqualTo(Presence.DEFAULTED);
    assertThat(field(widget.schema(), "spec", "color").schema().text())
        .isEqualTo("text (red, green)");
    assertThat(field(widget.schema(), "spec", "port").schema().text())
        .isEqualTo("whole number or text");
    assertThat(field(widget.schema(), "spec", "labels", "any").schema().text()).isEqualTo("text");
    assertThat(field(widget.schema(), "spec", "parts", "name").schema().text()).isEqualTo("text");
    assertThat(field(widget.schema(), "spec", "free").schema().text())
        .isEqualTo("map of any value");
    assertThat(field(widget.schema(), "metadata", "labels").schema().text())
        .isEqualTo("map of text");
  }

  @Test
  void reportsWhatIsNoDefinition() {
    SchemaCatalog.Extended extended =
        CATALOG.with(
            List.of(document("kind: Pod\n"), document("kind: CustomResourceDefinition\n")));
    assertThat(extended.diagnostics().stream().map(Diagnostic::render))
        .containsExactly(
            "crd.yaml:1:1: error[SCH001]: not a CustomResourceDefinition",
            "crd.yaml:1:1: error[SCH001]: a CustomResourceDefinition needs `spec.group` and"
                + " `spec.names.kind`");
    assertThat(extended.catalog().types()).hasSameSizeAs(CATALOG.types());
  }

  private static Document document(String text) {
    return new DocumentReader().readAll("crd.yaml", text).documents().getFirst();
  }
}
