package dev.ephor.cli.missing;

import dev.ephor.cli.load.Unavailable;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that is known so that calling it says what is missing, whatever its arguments. */
public final class MissingCommand implements Command {
  private final String name;
  private final List<String> parts;

  private MissingCommand(String name, List<String> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  public static List<MissingCommand> all() {
    return List.of(
        new MissingCommand("migrate", List.of()),
        new MissingCommand("oci", List.of("push", "pull")));
  }

  public String name() {
    return name;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = command(name);
    parts.forEach(part -> spec.addSubcommand(part, command(part)));
    return spec;
  }

  private static CommandSpec command(String name) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().hidden(true).description("Not available in this version.");
    spec.parser().unmatchedArgumentsAllowed(true);
    Options.of(spec);
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String part =
        arguments.hasSubcommand() ? " " + arguments.subcommand().commandSpec().name() : "";
    String called = name + (part.isEmpty() && !parts.isEmpty() ? " " + parts.getFirst() : part);
    Problems.print(List.of(Unavailable.of(called, "ephor")), terminal);
    return ExitCode.INPUT.number();
  }
}
