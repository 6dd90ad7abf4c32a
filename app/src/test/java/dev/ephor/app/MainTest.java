package dev.ephor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.cli.terminal.Terminal;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsTheSameVersionOnBothPaths() {
    assertThat(run("version")).isZero();
    String quick = out.toString(StandardCharsets.UTF_8);
    out.reset();
    assertThat(run("version", "--")).isZero();

    assertThat(quick).matches("ephor [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(quick);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void answersAnUnknownCommandWithWrongUseOnStandardError() {
    assertThat(run("no-such-command")).isEqualTo(2);

    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no-such-command");
  }

  @Test
  void writesWhatWasSaidFirstOnTheOtherStreamFirst() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    PrintStream first =
        new PrintStream(new BufferedOutputStream(both), false, StandardCharsets.UTF_8);
    PrintStream second = new PrintStream(new AfterOther(both, first), true, StandardCharsets.UTF_8);
    first.print("a");
    second.print("b");
    first.print("c");
    second.print("d");

    assertThat(both.toString(StandardCharsets.UTF_8)).isEqualTo("abcd");
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return Main.run(List.of(arguments), terminal);
  }
}
