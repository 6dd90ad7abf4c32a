package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts and the trees or diagnostics that become of them. The trees are those of sigs.k8s.io/yaml
 * 1.6; where ours differs on purpose, the case says so in {@code differs}.
 */
class ReadCasesTest {
  private final DocumentReader reader = new DocumentReader();

  @TestFactory
  Stream<DynamicTest> reads() {
    return Cases.in("read").tests(this::check);
  }

  private void check(Case c) {
    c.allowOnly("text", "want", "diagnostics", "differs");
    ReadResult result = reader.readAll("f.yaml", c.text("text"));
    List<String> documents = new ArrayList<>();
    result.documents().forEach(d -> documents.add(JsonWriter.compact().write(d.root())));
    assertThat(documents).isEqualTo(c.texts("want"));
    assertThat(result.diagnostics().stream().map(ReadCasesTest::oneLine))
        .isEqualTo(c.texts("diagnostics"));
  }

  private static String oneLine(Diagnostic diagnostic) {
    String path = diagnostic.at().path();
    return diagnostic.render().replace("\n", " | ") + (path.isEmpty() ? "" : " @ " + path);
  }
}
