package dev.ephor.cli.terminal;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the program. */
public interface Command {
  /** Name, options and help texts. */
  CommandSpec spec();

  /** Does what the arguments ask for and returns the exit code, see {@link ExitCode}. */
  int run(ParseResult arguments, Terminal terminal);
}
