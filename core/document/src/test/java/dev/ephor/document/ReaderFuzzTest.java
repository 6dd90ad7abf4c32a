package dev.ephor.document;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Any bytes are read without an exception, and what was read can be written and read back. Runs
 * over the kept inputs; with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class ReaderFuzzTest {
  private static final Limits LIMITS = Limits.DEFAULT.withBytesPerFile(1 << 20);

  private final DocumentReader reader = new DocumentReader(LIMITS);

  @FuzzTest(maxDuration = "2m")
  void yaml(byte[] bytes) {
    check(reader.readAll("f.yaml", bytes));
  }

  @FuzzTest(maxDuration = "2m")
  void json(byte[] bytes) {
    byte[] text = new byte[bytes.length + 1];
    text[0] = '[';
    System.arraycopy(bytes, 0, text, 1, bytes.length);
    check(reader.readAll("f.json", text));
  }

  private void check(ReadResult result) {
    for (Diagnostic diagnostic : result.diagnostics()) {
      if (diagnostic.message().indexOf('\n') >= 0 || diagnostic.at().line() < 1) {
        throw new AssertionError(diagnostic.render());
      }
    }
    for (Document document : result.documents()) {
      readBack(document.root(), YamlWriter.sorted().write(document.root()));
      readBack(document.root(), JsonWriter.compact().write(document.root()));
    }
  }

  private void readBack(Node root, String text) {
    ReadResult again = reader.readAll("again", text.getBytes(StandardCharsets.UTF_8));
    List<Node> roots = again.documents().stream().map(Document::root).toList();
    if (!roots.equals(List.of(root))) {
      throw new AssertionError(text + " is read as " + roots + " " + again.diagnostics());
    }
  }
}
