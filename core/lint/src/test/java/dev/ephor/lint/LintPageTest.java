package dev.ephor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintPageTest {
  @Test
  void everyCodeHasItsParagraphAndNoOther() throws IOException {
    List<String> codes =
        Arrays.stream(LintCode.values()).map(code -> code.code() + ": " + code.title()).toList();
    List<String> headings =
        Files.readAllLines(page()).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring("## ".length()))
            .toList();
    assertThat(headings).isEqualTo(codes);
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/diagnostics/LINT.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/diagnostics/LINT.md");
  }
}
