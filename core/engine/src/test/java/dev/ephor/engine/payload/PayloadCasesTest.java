package dev.ephor.engine.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Findings;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.ObjectNode;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Payloads as they are read. A case has a {@code format}, a {@code document} and either what is
 * {@code read} of it, as JSON, or its {@code problems}.
 */
class PayloadCasesTest {
  @TestFactory
  Stream<DynamicTest> readsAsTheCaseSays() {
    return Cases.in("payload").tests(PayloadCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly("format", "document", "read", "problems");
    Document document =
        new DocumentReader().readAll("a.json", c.text("document")).documents().getFirst();
    Findings findings = new Findings(PayloadFormat.PREFIX);
    ObjectNode read = PayloadFormat.valueOf(c.text("format")).read(document.fragment(), findings);
    List<String> problems = findings.sorted().stream().map(Diagnostic::render).toList();
    assertThat(problems).isEqualTo(c.has("problems") ? c.texts("problems") : List.of());
    if (c.has("read")) {
      assertThat(JsonWriter.compact().sortedKeys().write(read)).isEqualTo(c.text("read"));
    }
  }
}
