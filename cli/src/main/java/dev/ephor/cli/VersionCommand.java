package dev.ephor.cli;

import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor version}. */
final class VersionCommand implements Command {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.standard(CommandSpec.create().name("version"));
    spec.usageMessage().description("Print the version.");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    terminal.out().println(Version.line());
    return ExitCode.OK.number();
  }
}
