package dev.ephor.cli.lint;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.ColourOptions;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor lint PATH...}: what is wrong with policies, without any resource. */
public final class LintCommand implements Command {
  private final String version;

  /**
   * @param version of the program, for reports
   */
  public LintCommand(String version) {
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("lint");
    spec.usageMessage()
        .description("Say what is wrong with policies, tests and values, without any resource.")
        .footer(
            "%nExamples:",
            "  ephor lint policies/",
            "  ephor lint policies/ --crd-paths crds/ --fail-on warning",
            "  ephor lint policies/ --output-format sarif --report-file lint.sarif",
            "  ephor lint policy.yaml --fix",
            "  helm template . | ephor lint -",
            "%nA warning is silenced by a comment `# ephor-ignore: LINT003` at its line or above it,",
            "or by the annotation `ephor.dev/ignore: LINT003` of its policy.",
            "%nExit codes: 0 nothing that counts was found, 1 a policy is broken or a finding counts,",
            "2 wrong input or use, 3 a file could not be written.");
    Options options = Options.of(spec);
    options
        .arguments("0..*", "PATH", "Files or folders; `-` reads stdin.")
        .texts(
            "PATH",
            "Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.",
            "--crd-path",
            "--crd-paths")
        .text("WHEN", "What makes the command fail: error, warning or none.", "--fail-on")
        .texts("CODE", "Warnings that are not shown.", "--ignore")
        .flag("Rewrite files where a finding says what was meant.", "--fix")
        .text(
            "FORMAT",
            "One of text, table, json, yaml, sarif, junit, markdown, html, csv, gitlab, github.",
            "-o",
            "--output-format")
        .text("FILE", "Write the findings to a file.", "--report-file");
    ColourOptions.declare(options);
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    LintOptions options = read(arguments, problems);
    if (!problems.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    return new LintRun(options, terminal, version).run();
  }

  private static LintOptions read(ParseResult arguments, List<Diagnostic> problems) {
    List<String> paths = Options.arguments(arguments);
    if (paths.isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("lint", "no files or folders are named")
              .withHelp("ephor lint policies/"));
    }
    boolean fix = Options.isSet(arguments, "--fix");
    if (fix && paths.contains("-")) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--fix", "the standard input cannot be rewritten")
              .withHelp("name the file"));
    }
    Set<String> ignored = new HashSet<>();
    for (String code : Options.texts(arguments, "--ignore")) {
      ignored.add(code.strip().toUpperCase(Locale.ROOT));
    }
    Words words = new Words(problems);
    FailOn failOn = words.read(arguments, "--fail-on", FailOn.words(), FailOn::of, FailOn.ERROR);
    List<String> definitions = Options.texts(arguments, "--crd-paths");
    return new LintOptions(paths, definitions, ignored, fix, failOn, output(arguments, words));
  }

  private static LintOptions.Output output(ParseResult arguments, Words words) {
    LintFormat format =
        words.read(
            arguments, "--output-format", LintFormat.words(), LintFormat::of, LintFormat.TEXT);
    Colour.When colour = ColourOptions.read(arguments, words);
    return new LintOptions.Output(format, Options.text(arguments, "--report-file"), colour);
  }
}
