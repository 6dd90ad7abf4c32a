package dev.ephor.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The public compliance suite of JMESPath, where it is installed beside the repository. */
class OfficialSuiteTest {
  private static final JmesCompiler COMPILER =
      new JmesCompiler(FunctionTable.standard(), JmesMode.STANDARD, JmesLimits.DEFAULT);

  @TestFactory
  Stream<DynamicTest> agreesWithTheSuite() throws IOException {
    Path folder = TestValues.shared().resolve("corpus/jmespath");
    Assumptions.assumeTrue(Files.isDirectory(folder), "the suite is not installed");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(f -> add(f, tests));
    }
    return tests.stream();
  }

  private static void add(Path file, List<DynamicTest> tests) {
    for (Node suite : (ArrayNode) json(file)) {
      Node given = ((ObjectNode) suite).getOr("given", NullNode.NULL);
      for (Node element : ((ObjectNode) suite).array("cases")) {
        ObjectNode c = (ObjectNode) element;
        if (!c.has("bench")) {
          String name = file.getFileName() + ": " + c.text("expression", "");
          tests.add(DynamicTest.dynamicTest(name, () -> check(given, c)));
        }
      }
    }
  }

  private static void check(Node given, ObjectNode c) {
    JmesCompilation compilation = COMPILER.compile(c.text("expression", ""));
    if (c.has("error")) {
      if (compilation instanceof JmesCompilation.Compiled(JmesExpression expression)) {
        assertThat(expression.evaluate(given)).isInstanceOf(ErrorValue.class);
      }
      return;
    }
    assertThat(compilation).isInstanceOf(JmesCompilation.Compiled.class);
    Value value = ((JmesCompilation.Compiled) compilation).expression().evaluate(given);
    Node want = c.getOr("result", NullNode.NULL);
    if (c.text("expression", "").contains("*") && want instanceof ArrayNode array) {
      // The suite lists values in an order of its own; ours is that of the keys.
      assertThat(((ArrayNode) value).asList()).containsExactlyInAnyOrderElementsOf(array.asList());
    } else {
      assertThat(value).isEqualTo(want);
    }
  }

  private static Node json(Path file) {
    try {
      return ((JsonText.Read.Ok) JsonText.read(Files.readString(file))).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
