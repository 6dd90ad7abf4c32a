package dev.ephor.cli.create;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor create FORM}: writes files to start from, to the output or to a file. */
public final class CreateCommand implements Command {
  private static List<Form> forms() {
    return List.of(
        new PolicyForm(),
        new TestForm(),
        new ValuesForm(),
        new UserInfoForm(),
        new ExceptionForm(),
        new NativeForm(),
        new ClusterRoleForm(),
        new MetricsForm());
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("create");
    spec.usageMessage()
        .description("Write files to start from: a policy, its test, and what surrounds them.")
        .footer(
            "%nExamples:",
            "  ephor create policy require-team -o policy.yaml",
            "  ephor create test -p policy.yaml -r pods.yaml --pass require-team,check,web \\",
            "    -o kyverno-test.yaml",
            "`ephor create FORM --help` has the options of a form.");
    Options.of(spec);
    for (Form form : forms()) {
      CommandSpec one = form.spec();
      Options.add(one)
          .text("FILE", "Write to a file that is not there yet.", "-o", "--output")
          .flag("Replace the file if it is there.", "--force");
      spec.addSubcommand(one.name(), one);
    }
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ParseResult chosen = arguments.subcommand();
    String name = chosen.commandSpec().name();
    for (Form form : forms()) {
      if (form.spec().name().equals(name)) {
        return run(form, chosen, terminal);
      }
    }
    throw new IllegalStateException("no form " + name);
  }

  private static int run(Form form, ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    String text = form.write(arguments, terminal, problems);
    Problems.print(problems, terminal);
    if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      return ExitCode.INPUT.number();
    }
    Optional<String> output = Options.text(arguments, "--output");
    if (output.isEmpty()) {
      terminal.out().print(text);
      return ExitCode.OK.number();
    }
    String file = output.get();
    Path path = terminal.environment().resolve(file);
    OpenOption mode =
        Options.isSet(arguments, "--force")
            ? StandardOpenOption.CREATE
            : StandardOpenOption.CREATE_NEW;
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(
          path,
          text,
          StandardCharsets.UTF_8,
          mode,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      problems.add(Form.bad(file, "the file is there already", "--force replaces it"));
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    } catch (IOException e) {
      problems.add(LoadMistake.UNREADABLE.in(file, "cannot be written: " + InputPaths.reason(e)));
      Problems.print(problems, terminal);
      return ExitCode.FAILURE.number();
    }
    terminal.err().println("Wrote " + file);
    return ExitCode.OK.number();
  }
}
