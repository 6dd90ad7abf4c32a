package dev.ephor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
  private Cli() {}

  /**
   * Runs one command.
   *
   * @return the exit code: 0 fine, 1 policies found something, 2 wrong use
   */
  public static int run(List<String> arguments, Terminal terminal) {
    CommandLine line = new CommandLine(commands());
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(parsed -> execute(parsed, terminal));
    return line.execute(arguments.toArray(String[]::new));
  }

  private static CommandSpec commands() {
    CommandSpec root = CommandSpec.create().name("ephor").mixinStandardHelpOptions(true);
    root.usageMessage().description("Kubernetes policies: apply, test and explain them.");
    root.version(Version.line());
    CommandSpec version = CommandSpec.create().name("version").mixinStandardHelpOptions(true);
    version.usageMessage().description("Print the version.");
    root.addSubcommand("version", version);
    return root;
  }

  private static int execute(ParseResult parsed, Terminal terminal) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    if (innermost.commandSpec().name().equals("version")) {
      terminal.out().println(Version.line());
      return 0;
    }
    parsed.commandSpec().commandLine().usage(terminal.err());
    return 2;
  }
}
