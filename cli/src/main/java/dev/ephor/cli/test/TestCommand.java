package dev.ephor.cli.test;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.Unavailable;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.ColourOptions;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Policies;
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

/** {@code ephor test FOLDER...}: whether policies find what their tests expect. */
public final class TestCommand implements Command {
  private static final String FILE_NAME = "kyverno-test.yaml";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("test");
    spec.usageMessage()
        .description("Run the tests of policies: files that say which results are expected.")
        .footer(
            "%nExamples:",
            "  ephor test .",
            "  ephor test policies/ --fail-only --detailed-results",
            "  ephor test . -t \"policy=disallow-latest-tag, rule=*, resource=nginx\"",
            "  ephor test . -o junit > results.xml",
            "%nExit codes: 0 all passed, 1 a test failed, 2 wrong input or use.");
    Options options = Options.of(spec);
    options
        .arguments("0..*", "PATH", "Folders with tests, searched with all below, or test files.")
        .text("NAME", "Name of test files, kyverno-test.yaml if not given.", "-f", "--file-name")
        .text(
            "SELECTOR",
            "Only some results: policy=*,rule=*,resource=*",
            "-t",
            "--test-case-selector")
        .text(
            "FORMAT",
            "One of table, json, yaml, markdown, junit, html, csv, gitlab, github.",
            "-o",
            "--output-format")
        .text("FILE", "Write the results to a file.", "--report-file")
        .flag("Show failed results alone.", "--fail-only")
        .flag("Show messages of rules.", "--detailed-results")
        .flag("Finding no tests is an error.", "--require-tests")
        .flag("Policies of a namespace may call services.", Policies.NAMESPACED_HTTP)
        .unavailable("-b --git-branch", "--registry", "--warnings-as-errors", "--kubeconfig");
    ColourOptions.declare(options);
    options.text(
        "LEVEL", "Taken as Kyverno takes it; there is no log to say more in.", "-v", "--v");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<TestOptions> options = read(arguments, problems);
    if (!problems.isEmpty() || options.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    return new TestSuite(options.get(), terminal).run();
  }

  private static Optional<TestOptions> read(ParseResult arguments, List<Diagnostic> problems) {
    Options.unavailable(arguments)
        .ifPresent(name -> problems.add(Unavailable.of(name, "ephor test")));
    List<String> paths = Options.arguments(arguments);
    if (paths.isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT.in("test", "no folder is named").withHelp("ephor test ."));
    }
    Words words = new Words(problems);
    RowFormat format =
        words.read(arguments, "--output-format", RowFormat.words(), RowFormat::of, RowFormat.TABLE);
    return Optional.of(
        new TestOptions(
            paths,
            Options.text(arguments, "--file-name").orElse(FILE_NAME),
            Options.text(arguments, "--test-case-selector")
                .map(text -> Selector.parse(text, problems))
                .orElse(Selector.ALL),
            format,
            Options.isSet(arguments, "--fail-only"),
            Options.isSet(arguments, "--detailed-results"),
            Options.isSet(arguments, "--require-tests"),
            Options.isSet(arguments, Policies.NAMESPACED_HTTP),
            Options.text(arguments, "--report-file"),
            ColourOptions.read(arguments, words)));
  }
}
