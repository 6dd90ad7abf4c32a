package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Findings;
import dev.ephor.document.StructureMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPagesTest {
  @Test
  void everyCodeHasItsParagraphAndNoOther() throws IOException {
    List<String> codes = new ArrayList<>();
    Findings names = new Findings(PolicyMistake.PREFIX);
    Arrays.stream(StructureMistake.values()).map(m -> names.code(m.number())).forEach(codes::add);
    Arrays.stream(PolicyMistake.values()).map(m -> names.code(m.number())).forEach(codes::add);
    List<String> headings =
        Files.readAllLines(page()).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring("## ".length(), line.indexOf(':')))
            .toList();
    assertThat(headings).containsExactlyInAnyOrderElementsOf(codes).isSorted();
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/diagnostics/POL.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/diagnostics/POL.md");
  }
}
