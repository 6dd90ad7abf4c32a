package dev.ephor.cli.fix;

import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.cli.test.TestDocuments;
import dev.ephor.document.Document;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor fix test|policy PATH...}: files in an older form rewritten in the present one. */
public final class FixCommand implements Command {
  private static final String TEST = "test";
  private static final String POLICY = "policy";
  private static final String FILE_NAME = "kyverno-test.yaml";
  private static final Set<String> POLICIES = Set.of("ClusterPolicy", "Policy");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("fix");
    spec.usageMessage()
        .description("Rewrite tests and policies of an older form in the present one.")
        .footer(
            "%nExamples:",
            "  ephor fix test . --compress",
            "  ephor fix policy policies/ --save",
            "%nExit codes: 0 nothing to change or all saved, 1 there is something to change,",
            "2 wrong input or use, 3 a file could not be written.");
    Options.of(spec);
    CommandSpec test = form(TEST, "Rewrite tests: names of fields, kinds, lists of resources.");
    Options.add(test)
        .text("NAME", "Name of test files, kyverno-test.yaml if not given.", "-f", "--file-name")
        .flag("Make one of results that differ in their resources alone.", "--compress");
    spec.addSubcommand(TEST, test);
    spec.addSubcommand(
        POLICY,
        form(
            POLICY,
            "Rewrite policies of kinds ClusterPolicy and Policy without their deprecated fields."));
    return spec;
  }

  private static CommandSpec form(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    Options.of(spec)
        .arguments("0..*", "PATH", "Files and folders with what is below them.")
        .flag("Write the files, where else is said what would change.", "--save")
        .flag("Write files with comments as well, which are lost.", "--force");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    ParseResult chosen = arguments.subcommand();
    boolean tests = chosen.commandSpec().name().equals(TEST);
    List<String> paths = Options.arguments(chosen);
    if (paths.isEmpty()) {
      String command = "fix " + chosen.commandSpec().name();
      Problems.print(
          List.of(
              LoadMistake.BAD_ARGUMENT
                  .in(command, "no file or folder is named")
                  .withHelp("ephor " + command + " .")),
          terminal);
      return ExitCode.INPUT.number();
    }
    InputPaths.Found found = InputPaths.expand(paths, terminal);
    Rewriting rewriting =
        new Rewriting(terminal, Options.isSet(chosen, "--save"), Options.isSet(chosen, "--force"));
    rewriting.report(found.problems());
    String fileName = tests ? Options.text(chosen, "--file-name").orElse(FILE_NAME) : "";
    for (InputFile file : found.files()) {
      boolean named = file.listed() || fileName.isEmpty();
      if (named || file.name().equals(fileName) || file.name().endsWith("/" + fileName)) {
        boolean compress = tests && Options.isSet(chosen, "--compress");
        rewriting.file(file, document -> tests ? test(document, compress) : policy(document));
      }
    }
    return rewriting.finish();
  }

  private static Rewriting.Fixed test(Document document, boolean compress) {
    Notes notes = new Notes(document);
    Node root = document.root();
    return TestDocuments.isTest(document) && root instanceof ObjectNode test
        ? new Rewriting.Fixed(new TestFix(notes, compress).fix(test), notes.lines())
        : new Rewriting.Fixed(root, List.of());
  }

  private static Rewriting.Fixed policy(Document document) {
    Notes notes = new Notes(document);
    Node root = document.root();
    boolean ours =
        root instanceof ObjectNode object
            && POLICIES.contains(object.text("kind", ""))
            && object.text("apiVersion", "").startsWith("kyverno.io/");
    return ours && root instanceof ObjectNode policy
        ? new Rewriting.Fixed(new PolicyFix(notes).fix(policy), notes.lines())
        : new Rewriting.Fixed(root, List.of());
  }
}
