package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles the expressions of public policies, with the types that their variables really have. */
class CelCorpusTest {
  /** Functions of Kyverno's own libraries, which are not part of this module. */
  private static final List<String> ELSEWHERE =
      List.of("resource.", "image.", "parseServiceAccount(", "http.", "globalContext.");

  private final List<String> mistakes = new ArrayList<>();
  private int compiled = 0;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "best-practices-cel",
        "best-practices-vpol",
        "pod-security-cel",
        "pod-security-vpol",
        "other-cel",
        "other-vpol"
      })
  void compilesEveryExpressionOf(String folder) throws IOException {
    Path root = shared().resolve("corpus/policies").resolve(folder);
    Assumptions.assumeTrue(Files.isDirectory(root), "public policies are not installed");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(CelCorpusTest::isPolicy).toList()) {
        for (Document document :
            new DocumentReader()
                .readAll(root.relativize(file).toString(), Files.readAllBytes(file))
                .documents()) {
          compile(document);
        }
      }
    }
    assertThat(mistakes).isEmpty();
    assertThat(compiled).isPositive();
  }

  @Test
  void knowsWhereThePoliciesAre() {
    assertThat(shared()).hasFileName("shared");
  }

  private static boolean isPolicy(Path file) {
    String path = file.toString();
    return path.endsWith(".yaml")
        && !path.contains("/.chainsaw-test/")
        && !path.contains("/.kyverno-test/");
  }

  private void compile(Document document) {
    if (!(document.root() instanceof ObjectNode root)) {
      return;
    }
    ObjectNode spec = root.object("spec");
    switch (root.text("kind", "")) {
      case "ValidatingPolicy" -> compile(document, spec, "validations");
      case "ClusterPolicy" -> {
        for (Node rule : spec.array("rules")) {
          if (rule instanceof ObjectNode object) {
            compile(document, object.object("validate").object("cel"), "expressions");
          }
        }
      }
      default -> {}
    }
  }

  private void compile(Document document, ObjectNode body, String validations) {
    CelEnvironment environment = environment();
    for (Node variable : body.array("variables")) {
      ObjectNode object = (ObjectNode) variable;
      CelType type = compile(document, environment, object.text("expression", ""), CelTypes.DYN);
      environment = environment.withField("variables", object.text("name", ""), type);
    }
    ArrayNode checks = body.array(validations);
    for (Node check : checks) {
      ObjectNode object = (ObjectNode) check;
      compile(document, environment, object.text("expression", ""), CelTypes.BOOL);
      if (object.has("messageExpression")) {
        compile(document, environment, object.text("messageExpression", ""), CelTypes.STRING);
      }
    }
  }

  private CelType compile(
      Document document, CelEnvironment environment, String text, CelType wanted) {
    SourceLocation at = new SourceLocation(document.file(), 0, 0, "");
    return switch (environment.compile(text, at, wanted)) {
      case CelCompilation.Compiled(CelProgram program) -> {
        compiled++;
        yield program.resultType();
      }
      case CelCompilation.Rejected rejected -> {
        if (ELSEWHERE.stream().noneMatch(text::contains)) {
          mistakes.add(text + " " + rejected.diagnostics());
        }
        yield CelTypes.DYN;
      }
    };
  }

  private static CelEnvironment environment() {
    CelEnvironment.Builder builder =
        CelEnvironment.builder()
            .libraries(StandardLibraries.kyverno())
            .lenientOptionals()
            .composite("variables");
    for (String name :
        List.of(
            "object",
            "oldObject",
            "request",
            "namespaceObject",
            "params",
            "authorizer",
            "exceptions",
            "images",
            "resource",
            "image",
            "http",
            "globalContext")) {
      builder.variable(name, CelTypes.DYN);
    }
    return builder.build();
  }

  private static Path shared() {
    String given = System.getenv("EPHOR_SHARED");
    if (given != null) {
      return Path.of(given);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared");
  }
}
