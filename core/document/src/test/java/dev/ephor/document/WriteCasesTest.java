package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Trees and their text form. The YAML is that of sigs.k8s.io/yaml 1.6; where ours differs on
 * purpose, the case says so in {@code differs}.
 */
class WriteCasesTest {
  @TestFactory
  Stream<DynamicTest> writes() {
    return Cases.in("write").tests(this::check);
  }

  private void check(Case c) {
    c.allowOnly("json", "yaml", "pretty", "compact", "differs");
    Node tree = tree(c.text("json"));
    if (c.has("yaml")) {
      assertThat(YamlWriter.sorted().write(tree)).isEqualTo(c.text("yaml"));
    }
    if (c.has("pretty")) {
      assertThat(JsonWriter.pretty().write(tree)).isEqualTo(c.text("pretty"));
    }
    if (c.has("compact")) {
      assertThat(JsonWriter.compact().sortedKeys().write(tree)).isEqualTo(c.text("compact"));
    }
  }

  /** A document of nothing but null is passed over. */
  private static Node tree(String json) {
    List<Document> documents = new DocumentReader().readAll("f.json", json).documents();
    return documents.isEmpty() ? NullNode.NULL : documents.get(0).root();
  }
}
