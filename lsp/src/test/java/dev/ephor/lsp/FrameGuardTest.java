package dev.ephor.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameGuardTest {
  private final List<String> faults = new ArrayList<>();

  private String through(String input) throws IOException {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    FrameGuard guard = new FrameGuard(new ByteArrayInputStream(bytes), faults::add);
    return new String(guard.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String frame(String body) {
    return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
  }

  @Test
  void handsOnWholeMessages() throws Exception {
    String two = frame("{\"a\":\"é\"}") + frame("{}");
    assertThat(through(two)).isEqualTo(two);
    assertThat(faults).isEmpty();
  }

  @Test
  void takesOtherHeadersAndAnyCase() throws Exception {
    String given = "content-type: application/json\r\nCONTENT-LENGTH:  2 \r\n\r\n{}";
    assertThat(through(given)).isEqualTo(frame("{}"));
    assertThat(faults).isEmpty();
  }

  @Test
  void goesOnAfterLinesThatAreNoHeader() throws Exception {
    assertThat(through("hello\r\nworld\r\n\r\n" + frame("{}"))).isEqualTo(frame("{}"));
    assertThat(faults).hasSize(1);
  }

  @Test
  void goesOnAfterALengthThatCannotBe() throws Exception {
    for (String length : List.of("99999999999999999999", "9000000000", "-5", "x", "")) {
      faults.clear();
      String given = "Content-Length: " + length + "\r\n\r\n" + frame("{}");
      assertThat(through(given)).as(length).isEqualTo(frame("{}"));
      assertThat(faults).as(length).hasSize(1);
    }
  }

  @Test
  void throwsAwayAMessageThatIsTooLong() throws Exception {
    String body = " ".repeat(FrameGuard.BODY_BYTES_MAX + 1);
    assertThat(through(frame(body) + frame("{}"))).isEqualTo(frame("{}"));
    assertThat(faults).hasSize(1);
  }

  @Test
  void throwsAwayWhatIsNoJsonObject() throws Exception {
    String given = frame("{\"a\":") + frame("[]") + frame("{}{}") + frame("{}");
    assertThat(through(given)).isEqualTo(frame("{}"));
    assertThat(faults).hasSize(3);
  }

  @Test
  void throwsAwayWhatIsNestedTooDeep() throws Exception {
    String deep = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);
    assertThat(through(frame(deep) + frame("{}"))).isEqualTo(frame("{}"));
    assertThat(faults).hasSize(1);
  }

  @Test
  void endsWithAMessageThatIsCutOff() throws Exception {
    assertThat(through("Content-Length: 10\r\n\r\n{}")).isEmpty();
    assertThat(faults).hasSize(1);
  }

  /** Whatever comes, it ends, and a message hands on is whole. */
  @Test
  void endsForAnyInput() throws Exception {
    Random random = new Random(42);
    String[] parts = {
      "Content-Length: ", "2", "7", "\r\n", "\n", "\r\n\r\n", "{}", "{\"a\":1}", "x", ":", "-", "\0"
    };
    for (int i = 0; i < 2_000; i++) {
      StringBuilder given = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        given.append(parts[random.nextInt(parts.length)]);
      }
      String out = through(given.toString());
      assertThat(out.replace(frame("{}"), "").replace(frame("{\"a\":1}"), ""))
          .as(given.toString())
          .doesNotContain("Content-Length: 2\r\n\r\n{ ");
      assertThat(out.isEmpty() || out.startsWith("Content-Length: ")).isTrue();
    }
  }
}
