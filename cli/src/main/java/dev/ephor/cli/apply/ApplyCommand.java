package dev.ephor.cli.apply;

import dev.ephor.cli.input.InputOptions;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.Unavailable;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.ColourOptions;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Batch;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.scalar.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor apply POLICY... -r RESOURCE...}: what policies say about resources in files. */
public final class ApplyCommand implements Command {
  private final String version;

  /**
   * @param version of the program, for reports
   */
  public ApplyCommand(String version) {
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("apply");
    spec.usageMessage()
        .description("Apply policies to resources in files and say what they find.")
        .footer(
            "%nExamples:",
            "  ephor apply policies/ -r resources/",
            "  kustomize build . | ephor apply policies/ -r -",
            "  ephor apply policies/ -r pods.yaml --table --detailed-results",
            "  ephor apply policies/ -r manifests/ --output-format sarif --report-file out.sarif",
            "  ephor apply policies/ -r manifests/ --changed-since origin/main",
            "  ephor apply policies/ -r manifests/ --write-baseline known.yaml",
            "  ephor apply policies/ -r manifests/ --baseline known.yaml",
            "  ephor apply policies/ --json plan.json",
            "%nExit codes: 0 nothing found, 1 a policy is violated, 2 wrong input or use,",
            "3 a rule could not be decided or a file could not be read or written.");
    Options options = Options.of(spec);
    options.arguments(
        "0..*", "POLICY", "Files or folders with policies; `-` reads them from stdin.");
    input(options);
    output(options);
    options
        .unavailable("-b --git-branch", "-c --cluster", "--cluster-wide-resources", "--context")
        .unavailable("--kubeconfig")
        .unavailable("--password", "--registry", "--username");
    return spec;
  }

  private static void input(Options options) {
    InputOptions.declare(options);
    options
        .text("NAME", "Only resources of this namespace.", "-n", "--namespace")
        .text(
            "REVISION",
            "Only resources of files that changed since a git revision.",
            "--changed-since")
        .number(0, "N", "Threads that work, 0 for one a core.", "--concurrent")
        .number(Batch.RESOURCES, "N", "Resources that a thread takes at once.", "--batch-size")
        .flag("Go on with what is good when a policy is broken.", "--continue-on-fail")
        .flag("Accept folders without any policy.", "--allow-empty-policies");
  }

  private static void output(Options options) {
    options
        .text(
            "FORMAT",
            "One of text, table, json, yaml, junit, sarif, markdown, html, csv, gitlab, github.",
            "--output-format")
        .flag("Print a policy report.", "-p", "--policy-report")
        .flag("Print a table of all results.", "-t", "--table")
        .flag("Show messages in tables.", "--detailed-results")
        .text(
            "PATH", "File or folder for resources that policies make or change.", "-o", "--output")
        .text("FILE", "Write the results to a file.", "--report-file")
        .flag("Print a patch for violations that can be repaired in one way.", "--suggest")
        .text("FILE", "Findings that are known and do not count.", "--baseline")
        .text("FILE", "Write all findings to a file for --baseline.", "--write-baseline")
        .flag("Policies that only audit warn in place of failing.", "--audit-warn")
        .number(0, "N", "Exit code when there are warnings and nothing worse.", "--warn-exit-code")
        .flag("No passes count as a warning.", "--warn-no-pass")
        .flag("Go on after a resource that cannot be read; false stops.", "--continue-on-error")
        .flag("Print policy exceptions that accept all violations.", "--generate-exceptions")
        .text("DURATION", "How long they live, 720h if not given.", "--generated-exception-ttl")
        .flag("Print how long loading and judging took.", "--show-performance");
    ColourOptions.declare(options);
    options.text(
        "LEVEL", "Taken as Kyverno takes it; there is no log to say more in.", "-v", "--v");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    ApplyOptions options = read(arguments, problems);
    if (!problems.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    return new ApplyRun(options, terminal, version).run();
  }

  private static ApplyOptions read(ParseResult arguments, List<Diagnostic> problems) {
    Options.unavailable(arguments)
        .ifPresent(name -> problems.add(Unavailable.of(name, "ephor apply")));
    return new ApplyOptions(
        InputOptions.read("apply", arguments, problems),
        new ApplyOptions.Choice(
            Options.text(arguments, "--namespace"), Options.text(arguments, "--changed-since")),
        output(arguments, problems),
        known(arguments, problems),
        new ApplyOptions.Behaviour(
            Options.isSet(arguments, "--audit-warn"),
            Options.number(arguments, "--warn-exit-code", 0),
            Options.isSet(arguments, "--warn-no-pass"),
            Options.isSet(arguments, "--continue-on-fail"),
            !arguments.hasMatchedOption("--continue-on-error")
                || Options.isSet(arguments, "--continue-on-error"),
            Options.isSet(arguments, "--allow-empty-policies"),
            batch(arguments, problems),
            Options.isSet(arguments, "--show-performance")));
  }

  /** In other commands {@code -o} is the format. */
  private static Diagnostic formatAsPath(String word) {
    return LoadMistake.BAD_ARGUMENT
        .in("--output", "`" + word + "` is a format, and a path is wanted here")
        .withHelp("write --output-format " + word + ", or ./" + word + " for a folder");
  }

  private static Batch batch(ParseResult arguments, List<Diagnostic> problems) {
    int resources = Options.number(arguments, "--batch-size", Batch.RESOURCES);
    if (resources < 1 || resources > Batch.RESOURCES_MAX) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--batch-size", "`" + resources + "` is no number of resources")
              .withHelp("a number from 1 to " + Batch.RESOURCES_MAX));
      return Batch.of(Options.number(arguments, "--concurrent", 0), Batch.RESOURCES);
    }
    return Batch.of(Options.number(arguments, "--concurrent", 0), resources);
  }

  private static String timeToLive(ParseResult arguments, List<Diagnostic> problems) {
    String text = Options.text(arguments, "--generated-exception-ttl").orElse("720h0m0s");
    if (GoDuration.parse(text).isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--generated-exception-ttl", "`" + text + "` is no duration")
              .withHelp("write a number and a unit, such as 24h"));
    }
    return text;
  }

  private static ApplyOptions.Known known(ParseResult arguments, List<Diagnostic> problems) {
    Optional<String> write = Options.text(arguments, "--write-baseline");
    if (write.isPresent() && Options.text(arguments, "--changed-since").isPresent()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--write-baseline", "a baseline of changed files alone would lack the others")
              .withHelp("write it without --changed-since"));
    }
    return new ApplyOptions.Known(Options.text(arguments, "--baseline"), write);
  }

  private static ApplyOptions.Output output(ParseResult arguments, List<Diagnostic> problems) {
    boolean report = Options.isSet(arguments, "--policy-report");
    Format format =
        report ? Format.YAML : Options.isSet(arguments, "--table") ? Format.TABLE : Format.TEXT;
    Words words = new Words(problems);
    format = words.read(arguments, "--output-format", Format.words(), Format::of, format);
    Colour.When colour = ColourOptions.read(arguments, words);
    if (Options.isSet(arguments, "--generate-exceptions")) {
      format = Format.EXCEPTIONS;
    }
    Optional<String> products = Options.text(arguments, "--output");
    products
        .filter(given -> Format.of(given).isPresent())
        .ifPresent(given -> problems.add(formatAsPath(given)));
    boolean suggest = Options.isSet(arguments, "--suggest");
    Optional<String> file = Options.text(arguments, "--report-file");
    if (suggest && file.isEmpty() && !format.isForPeople()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--suggest", "a patch cannot be printed into `" + format.word() + "`")
              .withHelp("write the results to a file with --report-file"));
    }
    return new ApplyOptions.Output(
        format,
        report,
        Options.isSet(arguments, "--detailed-results"),
        file,
        products,
        colour,
        suggest,
        timeToLive(arguments, problems));
  }
}
