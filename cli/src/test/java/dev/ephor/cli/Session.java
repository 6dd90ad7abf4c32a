package dev.ephor.cli;

import dev.ephor.cli.terminal.Environment;
import dev.ephor.cli.terminal.Screen;
import dev.ephor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands as a user would, in a folder, and keeps what they print. */
record Session(Path folder, Map<String, String> variables, Screen screen, String input) {

  /** What one command printed and answered. */
  record Answer(int code, String out, String err) {}

  static Session in(Path folder) {
    return new Session(folder, Map.of(), new Screen.Fixed(false, false, Screen.UNLIMITED), "");
  }

  Answer run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Environment(variables, folder, screen));
    int code = Cli.run(arguments, terminal);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Answer run(String... arguments) {
    return run(List.of(arguments));
  }
}
