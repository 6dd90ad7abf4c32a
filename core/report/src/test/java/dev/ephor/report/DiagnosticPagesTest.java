package dev.ephor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticPagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOC001", "CLI101", "POL001", "CEL002", "JMES001", "CMP010", "PTN001", "RUN001", "MUT001",
        "GEN001", "LKP001", "PAT001",
      })
  void everyAreaHasItsPage(String code) throws Exception {
    Path page = root().resolve(DiagnosticPages.of(code));
    assertThat(page).exists();
    assertThat(Files.readString(page)).contains(code);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/diagnostics"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
