package dev.ephor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Input made to exhaust the reader: each ends soon, with a diagnostic or a tree. */
class HostileInputTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SAMPLE =
      """
      # a policy
      apiVersion: v1
      kind: "Pod"
      metadata: {name: 'a', labels: {x: y, "ключ": "значение"}}
      spec: &spec
        containers:
        - name: a
          image: |
            x
            y
          args: [--a=1, "b\\n", 'c''d', *spec2]
        ? key
        : - - 1.5
      <<: &spec2 {z: !!str 1}
      ---
      {"a": [1, -2.5e3, true, null, "\\u00e9\\ud83d\\ude00"], "b": {"c": {}}}
      """;

  private final DocumentReader reader = new DocumentReader();

  @TestFactory
  Stream<DynamicTest> isRefusedWithItsCode() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("DOC006 lists in JSON", "[".repeat(1_000) + "]".repeat(1_000));
    texts.put("DOC006 objects in JSON", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000));
    texts.put("DOC006 a hundred thousand lists that never end", "[".repeat(100_000));
    texts.put("DOC006 lists in flow style", "a: " + "[".repeat(1_000) + "]".repeat(1_000));
    texts.put("DOC006 mappings in flow style", "a: " + "{b: ".repeat(1_000));
    texts.put("DOC006 dashes", "- ".repeat(1_000) + "a");
    texts.put("DOC006 a hundred thousand dashes", "- ".repeat(100_000) + "a");
    texts.put("DOC006 question marks", "? ".repeat(1_000) + "a");
    texts.put("DOC006 indentation", indented(1_000));
    texts.put("DOC007 lists of aliases", aliases("[%s]", 9, 10));
    texts.put("DOC007 merged mappings", aliases("{a: [%s]}", 9, 10));
    texts.put("DOC008 alias to itself", "a: &a {b: *a}");
    texts.put("DOC001 tabs", "a:\n\t".repeat(1_000));
    texts.put("DOC001 quotes that never end", "a: '" + "x\n".repeat(1_000_000));
    texts.put("DOC001 key of many lines", "x\n".repeat(300_000) + ": a");
    texts.put("DOC001 anchors without values", "&a ".repeat(100_000));
    texts.put("DOC001 version that overflows", "%YAML 99999999999999999999.1\n---\na: 1\n");
    texts.put("DOC001 bad percent escapes in a tag", "a: !%ff%fe%zz x\n");
    return texts.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> refused(e.getKey(), e.getValue())));
  }

  private void refused(String code, String text) {
    ReadResult result = read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(result.documents()).isEmpty();
    assertThat(result.diagnostics()).isNotEmpty();
    assertThat(result.diagnostics().get(0).code()).isEqualTo(code.substring(0, 6));
    assertThat(result.diagnostics().get(0).at().line()).isPositive();
  }

  @TestFactory
  Stream<DynamicTest> isReadInGoodTime() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("text of eight megabytes in JSON", "{\"a\":\"" + "x".repeat(8 << 20) + "\"}");
    texts.put("text of eight megabytes", "a: " + "x".repeat(8 << 20));
    texts.put("block of a million lines", "a: |\n" + "  x\n".repeat(1_000_000));
    texts.put("folded text of many lines", "a: x\n" + "  y z\n".repeat(300_000));
    texts.put("object of many members", members("\"k%d\": 1,\n", "{", "\"last\": 1}", 200_000));
    texts.put("mapping of many members", members("k%d: 1\n", "", "last: 1\n", 100_000));
    texts.put("comment of eight megabytes", "a: 1 # " + "x".repeat(8 << 20));
    texts.put("many comments", "# x\n".repeat(1_000_000) + "a: 1\n");
    texts.put("many anchors", members("k%1$d: &a%1$d x\n", "", "last: 1\n", 50_000));
    texts.put("many empty lines", "\n".repeat(4_000_000) + "a: 1");
    return texts.entrySet().stream()
        .map(e ->
            DynamicTest.dynamicTest(
                e.getKey(),
                () -> {
                  ReadResult result = read(e.getValue().getBytes(StandardCharsets.UTF_8));
                  assertThat(result.diagnostics()).isEmpty();
                  assertThat(result.documents()).hasSize(1);
                }));
  }

  private ReadResult read(byte[] bytes) {
    return assertTimeoutPreemptively(SOON, () -> reader.readAll("f.yaml", bytes));
  }

  private static String indented(int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      out.append(" ".repeat(i)).append("a:\n");
    }
    return out.toString();
  }

  /** Each level repeats the one before it {@code width} times. */
  private static String aliases(String form, int levels, int width) {
    StringBuilder out = new StringBuilder("l0: &l0 x\n");
    for (int i = 1; i <= levels; i++) {
      String alias = "*l" + (i - 1);
      String row = String.join(", ", Stream.generate(() -> alias).limit(width).toList());
      out.append("l" + i + ": &l" + i + " " + String.format(form, row) + "\n");
    }
    return out.toString();
  }

  private static String members(String form, String head, String tail, int count) {
    StringBuilder out = new StringBuilder(head);
    for (int i = 0; i < count; i++) {
      out.append(String.format(form, i));
    }
    return out.append(tail).toString();
  }

  @Test
  void neverThrowsWhereverTheInputEnds() {
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int length = 0; length <= sample.length; length++) {
            ReadResult result = reader.readAll("f.yaml", Arrays.copyOf(sample, length));
            assertThat(result.documents().size() + result.diagnostics().size()).isLessThan(10);
          }
        });
  }

  @Test
  void neverThrowsWhicheverByteIsBroken() {
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < sample.length; i++) {
            for (byte broken : new byte[] {0, '\t', '\n', '"', '{', ':', '&', '*', -128, -1}) {
              byte[] changed = sample.clone();
              changed[i] = broken;
              ReadResult result = reader.readAll("f.yaml", changed);
              assertThat(result.diagnostics().size()).isLessThan(20);
            }
          }
        });
  }

  @Test
  void invalidUtf8IsAnErrorWithItsPlace() {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    texts.put("0x80", new byte[] {(byte) 0x80});
    texts.put("0xC0", new byte[] {(byte) 0xC0, (byte) 0xAF});
    texts.put("0xE0", new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80});
    texts.put("0xED", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
    texts.put("0xF4", new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80});
    texts.put("0xFF", new byte[] {(byte) 0xFF});
    texts.put("0xE2", new byte[] {(byte) 0xE2, (byte) 0x82});
    texts.forEach((hex, bytes) -> {
      byte[] head = "a: 1\nä: x".getBytes(StandardCharsets.UTF_8);
      byte[] all = Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, all, head.length, bytes.length);
      assertThat(read(all).diagnostics().stream().map(Diagnostic::render))
          .containsExactly(
              "f.yaml:2:5: error[DOC004]: byte `"
                  + hex
                  + "` is not UTF-8\n"
                  + "help: save the file as UTF-8, and put binary data into base64");
    });
  }

  @Test
  void utf16IsAnErrorWithHelp() {
    byte[] text = "a: 1".getBytes(StandardCharsets.UTF_16);
    assertThat(read(text).diagnostics().stream().map(Diagnostic::render))
        .containsExactly(
            "f.yaml:1:1: error[DOC004]: file is not in UTF-8 but looks like UTF-16 or UTF-32\n"
                + "help: save the file as UTF-8");
  }

  @Test
  void fileOverTheLimitIsRefusedBeforeParsing() {
    byte[] large = new byte[(64 << 20) + 1];
    Arrays.fill(large, (byte) 'x');
    assertThat(read(large).diagnostics().stream().map(Diagnostic::render))
        .containsExactly("f.yaml:1:1: error[DOC005]: file is larger than 67108864 bytes");
  }

  @Test
  void oneDocumentOfAHundredMegabytesDoesNotFillTheHeap() {
    Limits limits = Limits.DEFAULT.withBytesPerDocument(1 << 20);
    DocumentCursor cursor =
        new DocumentReader(limits).open("f.yaml", new Repeated("x".repeat(100), 1_000_000));
    assertThat(assertTimeoutPreemptively(SOON, cursor::next)).isEmpty();
    assertThat(cursor.diagnostics().stream().map(Diagnostic::render))
        .containsExactly("f.yaml:1:1: error[DOC005]: document is larger than 1048576 bytes");
  }

  @Test
  void documentsAfterOneThatIsTooLargeAreRead() {
    Limits limits = Limits.DEFAULT.withBytesPerDocument(100);
    String text = "a: 1\n---\nb: " + "x".repeat(500_000) + "\n---\nc: 3\n";
    ReadResult result = new DocumentReader(limits).readAll("f.yaml", text);
    assertThat(result.documents().stream().map(d -> d.root().toString()))
        .containsExactly("{a:1}", "{c:3}");
    assertThat(result.documents().get(1).mark()).isEqualTo(Mark.of(5, 1));
    assertThat(result.diagnostics().stream().map(Diagnostic::render))
        .containsExactly("f.yaml:3:1: error[DOC005]: document is larger than 100 bytes");
  }

  @Test
  void aHundredMegabytesOfDocumentsAreCutOneByOne() {
    String text = "---\na: " + "x".repeat(993) + "\n";
    DocumentCursor cursor = reader.open("f.yaml", new Repeated(text, 100_000));
    int count = 0;
    for (Optional<RawDocument> raw = cursor.next(); raw.isPresent(); raw = cursor.next()) {
      count++;
    }
    assertThat(count).isEqualTo(100_000);
    assertThat(cursor.diagnostics()).isEmpty();
  }

  @Test
  void failureOfTheStreamIsADiagnostic() {
    InputStream broken =
        new InputStream() {
          private int left = 20;

          @Override
          public int read() throws IOException {
            if (--left <= 0) {
              throw new IOException("disk gone");
            }
            return left % 4 == 3 ? '\n' : 'a';
          }
        };
    DocumentCursor cursor = reader.open("f.yaml", broken);
    assertThat(cursor.next()).isEmpty();
    assertThat(cursor.diagnostics().stream().map(Diagnostic::message))
        .containsExactly("cannot be read: disk gone");
  }

  @Test
  void diagnosticsAreCapped() {
    String text = "- *a\n".repeat(1_000);
    List<Diagnostic> diagnostics = reader.readAll("f.yaml", text).diagnostics();
    assertThat(diagnostics).hasSize(101);
    assertThat(diagnostics.get(100).message()).isEqualTo("900 more diagnostics are not shown");
    assertThat(diagnostics.get(100).severity()).isEqualTo(Severity.ERROR);
  }

  /** A text many times over. */
  private static final class Repeated extends InputStream {
    private final byte[] text;
    private long left;
    private int at = 0;

    Repeated(String text, int times) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
      this.left = (long) this.text.length * times;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(Math.min(length, text.length - at), left);
      System.arraycopy(text, at, into, offset, count);
      at = (at + count) % text.length;
      left -= count;
      return count;
    }
  }
}
