package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How a file is cut into documents, however the stream hands out its bytes. */
class CutCasesTest {
  private final DocumentReader reader = new DocumentReader();

  @TestFactory
  Stream<DynamicTest> cutsDocuments() {
    return Cases.in("cut").tests(this::check);
  }

  private void check(Case c) {
    c.allowOnly("text", "want");
    byte[] bytes = c.text("text").getBytes(StandardCharsets.UTF_8);
    assertThat(cut(new ByteArrayInputStream(bytes))).isEqualTo(c.texts("want"));
    assertThat(cut(new ByByte(bytes))).isEqualTo(c.texts("want"));
  }

  private List<String> cut(InputStream in) {
    DocumentCursor cursor = reader.open("f.yaml", in);
    List<String> out = new ArrayList<>();
    for (Optional<RawDocument> raw = cursor.next(); raw.isPresent(); raw = cursor.next()) {
      RawDocument found = raw.get();
      String text = new String(found.bytes(), found.from(), found.length(), StandardCharsets.UTF_8);
      out.add(found.firstLine() + " " + text);
    }
    assertThat(cursor.diagnostics()).isEmpty();
    return out;
  }

  /** Hands out one byte a call, as a slow connection does. */
  private static final class ByByte extends InputStream {
    private final ByteArrayInputStream bytes;

    ByByte(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, Math.min(length, 1));
    }
  }
}
