package dev.ephor.cli;

import dev.ephor.cli.apply.ApplyCommand;
import dev.ephor.cli.completion.CompletionCommand;
import dev.ephor.cli.create.CreateCommand;
import dev.ephor.cli.docs.DocsCommand;
import dev.ephor.cli.explain.ExplainCommand;
import dev.ephor.cli.fix.FixCommand;
import dev.ephor.cli.jp.JpCommand;
import dev.ephor.cli.lint.LintCommand;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.missing.MissingCommand;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.HelpLayout;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.cli.test.TestCommand;
import dev.ephor.document.Diagnostic;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String COMPLETION = "completion";
  private static final String DOCS = "docs";

  private Cli() {}

  /** As {@link #run(List, Terminal, LanguageService)}, in a program that serves no editors. */
  public static int run(List<String> arguments, Terminal terminal) {
    return run(arguments, terminal, Cli::noEditors);
  }

  private static int noEditors(Terminal terminal, List<String> definitions) {
    Diagnostic why = LoadMistake.NOT_AVAILABLE.in("lsp", "this program serves no editors");
    Problems.print(List.of(why.withHelp("start it as `ephor lsp`")), terminal);
    return ExitCode.INPUT.number();
  }

  /**
   * Runs one command.
   *
   * @param editors what serves editors
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(List<String> arguments, Terminal terminal, LanguageService editors) {
    Map<String, Command> all = commands(editors);
    CommandLine line = new CommandLine(root(needed(arguments, all)));
    line.setHelpFactory(new HelpLayout());
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setExecutionStrategy(parsed -> execute(parsed, all, terminal));
    line.setParameterExceptionHandler((wrong, _) -> Misuse.report(wrong, terminal));
    line.setExecutionExceptionHandler((failure, _, _) -> {
      terminal.err().println("error: internal failure: " + failure);
      failure.printStackTrace(terminal.err());
      return ExitCode.FAILURE.number();
    });
    return line.execute(arguments.toArray(String[]::new));
  }

  private static Map<String, Command> commands(LanguageService editors) {
    String version = Version.text();
    Map<String, Command> out = new LinkedHashMap<>();
    out.put("apply", new ApplyCommand(version));
    out.put("test", new TestCommand());
    out.put("explain", new ExplainCommand());
    out.put("lint", new LintCommand(version));
    out.put("lsp", new LspCommand(editors));
    out.put("create", new CreateCommand());
    out.put("fix", new FixCommand());
    out.put("jp", new JpCommand());
    out.put(COMPLETION, new CompletionCommand());
    out.put(DOCS, new DocsCommand());
    out.put("version", new VersionCommand());
    MissingCommand.all().forEach(command -> out.put(command.name(), command));
    return out;
  }

  /**
   * The commands to declare: declaring the options of one costs milliseconds, and when it is named
   * nobody asks for the others. Completion scripts and pages tell about all of them.
   */
  private static Collection<Command> needed(List<String> arguments, Map<String, Command> all) {
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    Command one = all.get(name);
    boolean aboutAll = name.equals(COMPLETION) || name.equals(DOCS);
    return one == null || aboutAll ? all.values() : List.of(one);
  }

  private static CommandSpec root(Collection<Command> commands) {
    CommandSpec root = Options.standard(CommandSpec.create().name("ephor"));
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

  private static int execute(ParseResult parsed, Map<String, Command> commands, Terminal terminal) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(terminal.err());
      return ExitCode.INPUT.number();
    }
    ParseResult chosen = parsed.subcommand();
    CommandSpec spec = chosen.commandSpec();
    if (!spec.subcommands().isEmpty() && !chosen.hasSubcommand()) {
      spec.commandLine().usage(terminal.err());
      return ExitCode.INPUT.number();
    }
    Command command = commands.get(chosen.commandSpec().name());
    if (command == null) {
      throw new IllegalStateException("no command " + chosen.commandSpec().name());
    }
    return command.run(chosen, terminal);
  }
}
