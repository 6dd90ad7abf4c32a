package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ResourceListTest {
  @TestFactory
  Stream<DynamicTest> takesListsApart() {
    return Cases.in("items").tests(this::check);
  }

  private void check(Case c) {
    c.allowOnly("text", "want");
    List<Document> documents = new DocumentReader().readAll("f.yaml", c.text("text")).documents();
    assertThat(documents).hasSize(1);
    assertThat(ResourceList.items(documents.get(0)).stream().map(ResourceListTest::show))
        .isEqualTo(c.texts("want"));
  }

  private static String show(Document item) {
    SourceLocation at = item.fragment().at();
    return at.line() + ":" + at.column() + " " + JsonWriter.compact().write(item.root());
  }
}
