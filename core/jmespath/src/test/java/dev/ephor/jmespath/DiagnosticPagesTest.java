package dev.ephor.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that users meet is explained. */
class DiagnosticPagesTest {

  static Stream<String> codes() {
    return Stream.of(
        SyntaxFault.SYNTAX,
        SyntaxFault.UNKNOWN_FUNCTION,
        SyntaxFault.TOO_LONG,
        SyntaxFault.TOO_DEEP,
        SyntaxFault.STRAY_REFERENCE,
        new JmesError.NotFound("a", 1).code(),
        JmesError.ARGUMENT,
        JmesError.ARITY,
        JmesError.FUNCTION,
        JmesError.LIMIT,
        JmesError.SLICE);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void codeHasItsParagraph(String code) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/diagnostics/JMES.md"))) {
      folder = folder.getParent();
    }
    assertThat(Files.readString(folder.resolve("docs/diagnostics/JMES.md")))
        .contains("## " + code + ": ");
  }
}
