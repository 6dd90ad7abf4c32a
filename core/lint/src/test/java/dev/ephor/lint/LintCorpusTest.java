package dev.ephor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.schema.SchemaCatalog;
import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Lints public policies, where they are installed beside the repository. What is found in them was
 * looked at one by one: each line of the golden file is a true fault of the policy, and a new line
 * is a false alarm until somebody has looked at it.
 */
class LintCorpusTest {
  @Test
  void publicPoliciesHaveTheKnownFaultsAndNoOthers() throws IOException {
    Path policies = shared().resolve("corpus/policies");
    Assumptions.assumeTrue(Files.isDirectory(policies), "public policies are not installed");
    Linter linter = Linter.create(SchemaCatalog.builtIn());
    DocumentReader reader = new DocumentReader();
    List<String> found = new ArrayList<>();
    for (Path file : yaml(policies)) {
      String name = policies.relativize(file).toString();
      String text = text(file);
      for (Document document : reader.readAll(name, text).documents()) {
        for (Diagnostic one : linter.lint(document, SourceText.of(text))) {
          found.add(one.code() + " " + one.at());
        }
      }
    }
    Golden.files().check("public-policies.txt", String.join("\n", found) + "\n");
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> out = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(out).isNotEmpty();
      return out;
    }
  }

  /** Some files of the collection are no UTF-8, on purpose. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return "";
    }
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
