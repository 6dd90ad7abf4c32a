package dev.ephor.cli;

import dev.ephor.cli.terminal.Terminal;
import java.util.List;

/** The commands as a process of its own, for scripts that start the program. */
final class CliProcess {
  private CliProcess() {}

  public static void main(String[] arguments) {
    System.exit(Cli.run(List.of(arguments), new Terminal(System.in, System.out, System.err)));
  }
}
