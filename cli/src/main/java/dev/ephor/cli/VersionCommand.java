package dev.ephor.cli;

import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor version}. */
final class VersionCommand implements Command {
  private static final List<String> FORMATS = List.of("text", "json", "yaml");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("version");
    spec.usageMessage().description("Print the version.");
    Options.of(spec).text("FORMAT", "text, json or yaml; text if not given.", "-o", "--output");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    String format = Options.text(arguments, "--output").orElse("text");
    switch (format) {
      case "text" -> terminal.out().println(Version.line());
      case "json" -> terminal.out().println("{\"version\": \"" + Version.text() + "\"}");
      case "yaml" -> terminal.out().println("version: " + Version.text());
      default -> {
        List<Diagnostic> problems = new ArrayList<>();
        new Words(problems).read("--output", format, FORMATS, _ -> Optional.empty());
        Problems.print(problems, terminal);
        return ExitCode.INPUT.number();
      }
    }
    return ExitCode.OK.number();
  }
}
