package dev.ephor.app;

import dev.ephor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs typical commands once and throws their output away, so that the JVM can write down which
 * classes they need. Started by the build alone, see {@code scripts/build.sh}.
 */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Takes folders that hold policies and resources, and tests perhaps. What a command answers does
   * not matter, only that it runs.
   */
  public static void main(String[] arguments) {
    rehearse(List.of("version"));
    rehearse(List.of("--help"));
    for (String folder : arguments) {
      Path path = Path.of(folder);
      if (Files.isDirectory(path)) {
        String policies = path.resolve("policies").toString();
        String resources = path.resolve("resources").toString();
        rehearse(List.of("apply", policies, "-r", resources));
        rehearse(List.of("test", folder));
      }
    }
  }

  private static void rehearse(List<String> arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Main.run(arguments, new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere));
  }
}
