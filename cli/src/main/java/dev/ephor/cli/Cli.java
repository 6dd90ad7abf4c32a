package dev.ephor.cli;

import dev.ephor.cli.apply.ApplyCommand;
import dev.ephor.cli.completion.CompletionCommand;
import dev.ephor.cli.create.CreateCommand;
import dev.ephor.cli.docs.DocsCommand;
import dev.ephor.cli.explain.ExplainCommand;
import dev.ephor.cli.fix.FixCommand;
import dev.ephor.cli.jp.JpCommand;
import dev.ephor.cli.lint.LintCommand;
import dev.ephor.cli.missing.MissingCommand;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.HelpLayout;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.cli.test.TestCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The commands of the program: arguments in, exit code out.
 *
 * <p>Commands are declared with {@link CommandSpec} calls, not with annotations: reading
 * annotations makes a proxy class for each of them at every start, which costs more than all the
 * rest of the start, and classes of that kind cannot be kept in an AOT cache.
 */
public final class Cli {
  private static final int HELP_COLUMNS = 96;

  private Cli() {}

  /**
   * Runs one command.
   *
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(List<String> arguments, Terminal terminal) {
    List<Command> commands = commands();
    CommandLine line = new CommandLine(root(commands));
    line.setHelpFactory(new HelpLayout());
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(parsed -> execute(parsed, commands, terminal));
    line.setParameterExceptionHandler((wrong, _) -> Misuse.report(wrong, terminal));
    line.setExecutionExceptionHandler((failure, _, _) -> {
      terminal.err().println("error: internal failure: " + failure);
      failure.printStackTrace(terminal.err());
      return ExitCode.FAILURE.number();
    });
    return line.execute(arguments.toArray(String[]::new));
  }

  private static List<Command> commands() {
    List<Command> out = new ArrayList<>();
    out.addAll(available());
    out.addAll(MissingCommand.all());
    return out;
  }

  private static List<Command> available() {
    return List.of(
        new ApplyCommand(Version.text()),
        new TestCommand(),
        new ExplainCommand(),
        new LintCommand(Version.text()),
        new CreateCommand(),
        new FixCommand(),
        new JpCommand(),
        new CompletionCommand(),
        new DocsCommand(),
        new VersionCommand());
  }

  private static CommandSpec root(List<Command> commands) {
    CommandSpec root = CommandSpec.create().name("ephor").mixinStandardHelpOptions(true);
    root.usageMessage()
        .description("Kubernetes policies: apply, test, explain and lint them.")
        .width(HELP_COLUMNS)
        .footer(
            "%nFirst steps:",
            "  ephor create policy require-team -o policy.yaml",
            "  ephor apply examples/policies -r examples/resources",
            "  ephor test examples",
            "`ephor COMMAND --help` has the options of a command.");
    root.version(Version.line());
    commands.forEach(command -> {
      CommandSpec spec = command.spec();
      root.addSubcommand(spec.name(), spec);
    });
    return root;
  }

  private static int execute(ParseResult parsed, List<Command> commands, Terminal terminal) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(terminal.err());
      return ExitCode.INPUT.number();
    }
    ParseResult chosen = parsed.subcommand();
    String name = chosen.commandSpec().name();
    for (Command command : commands) {
      if (command.spec().name().equals(name)) {
        return command.run(chosen, terminal);
      }
    }
    throw new IllegalStateException("no command " + name);
  }
}
