package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for bash, run by a real bash. */
final class CompletionScriptTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir Path folder;

  @BeforeEach
  void bashIsThere() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(BASH), "no bash here: not run");
    Files.writeString(
        folder.resolve("ephor.bash"), Session.in(folder).run("completion", "bash").out());
  }

  private List<String> complete(String... words) throws IOException, InterruptedException {
    String script =
        "source ephor.bash; COMP_WORDS=("
            + String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList())
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; _ephor; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder(BASH.toString(), "--norc", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return out.lines().toList();
  }

  @Test
  void completesCommands() throws Exception {
    assertThat(complete("ephor", "te")).containsExactly("test");
  }

  @Test
  void completesOptionsOfACommand() throws Exception {
    assertThat(complete("ephor", "apply", "--output"))
        .containsExactlyInAnyOrder("--output", "--output-format");
  }

  @Test
  void completesCommandsBelowACommand() throws Exception {
    assertThat(complete("ephor", "jp", "fu")).containsExactly("function");
  }

  @Test
  void completesFilesWhereNoWordFits() throws Exception {
    Files.writeString(folder.resolve("pods.yaml"), "");
    assertThat(complete("ephor", "apply", "po")).containsExactly("pods.yaml");
  }

  @Test
  void offersNoOptionsOfLaterVersions() throws Exception {
    assertThat(complete("ephor", "apply", "--clus")).containsExactly("");
  }
}
