package dev.ephor.cli.explain;

import dev.ephor.cli.input.InputOptions;
import dev.ephor.cli.input.Inputs;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.ColourOptions;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.Command;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.NearestName;
import dev.ephor.document.Node;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor explain POLICY -r RESOURCE}: the tree of everything that was decided. */
public final class ExplainCommand implements Command {
  private static final List<String> FORMATS = List.of("tree", "json");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("explain");
    spec.usageMessage()
        .description(
            "Show why policies say what they say about resources.",
            "The tree has the parts that matched, the values that were seen and what decided.")
        .footer(
            "%nExamples:",
            "  ephor explain policy.yaml -r pod.yaml",
            "  ephor explain policy.yaml --json plan.json",
            "  ephor explain policies/ -r pods.yaml --rule check-image --resource-name web");
    Options options = Options.of(spec);
    options.arguments("0..*", "POLICY", "Files or folders with policies.");
    InputOptions.declare(options);
    options
        .text("NAME", "Only this policy.", "--policy")
        .text("NAME", "Only this rule.", "--rule")
        .text("NAME", "Only resources of this name.", "--resource-name")
        .flag("Show everything that was looked at.", "--all")
        .text("FORMAT", "tree or json; json has everything.", "-o", "--output");
    ColourOptions.declare(options);
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    InputOptions options = InputOptions.read("explain", arguments, problems);
    boolean json = json(arguments, problems);
    Colour.When when = ColourOptions.read(arguments, new Words(problems));
    if (!problems.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    Inputs inputs = Inputs.load(options, UnaryOperator.identity(), terminal, new DocumentReader());
    problems.addAll(inputs.problems());
    List<Resource> resources = new ArrayList<>();
    inputs
        .payloads()
        .forEach(payload -> resources.addAll(payload.reader().readAll(payload.files(), problems)));
    List<CompiledPolicy> chosen = chosen(arguments, inputs.policies(), problems);
    if (!problems.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    Optional<String> name = Options.text(arguments, "--resource-name");
    resources.removeIf(resource -> name.isPresent() && !name.get().equals(resource.name()));
    Optional<String> rule = Options.text(arguments, "--rule");
    Evaluator evaluator = inputs.evaluator(false);
    if (json) {
      List<Node> documents = new ArrayList<>();
      each(
          resources,
          chosen,
          evaluator,
          (policy, resource, explanation) ->
              documents.add(ExplanationDocument.of(policy, resource, explanation, rule)));
      terminal.out().println(JsonWriter.pretty().write(ArrayNode.of(documents)));
    } else {
      boolean all = Options.isSet(arguments, "--all");
      Colour colour = Colour.forOutput(when, terminal);
      ExplanationPrinter printer = new ExplanationPrinter(terminal.out(), colour, rule, all);
      each(resources, chosen, evaluator, printer::print);
    }
    return ExitCode.OK.number();
  }

  /** Takes what was decided. */
  private interface Sink {
    void add(CompiledPolicy policy, Resource resource, Explanation explanation);
  }

  private static void each(
      List<Resource> resources, List<CompiledPolicy> policies, Evaluator evaluator, Sink sink) {
    for (Resource resource : resources) {
      for (CompiledPolicy policy : policies) {
        sink.add(policy, resource, evaluator.explain(policy, resource));
      }
    }
  }

  private static boolean json(ParseResult arguments, List<Diagnostic> problems) {
    String format = Options.text(arguments, "--output").orElse("tree");
    if (!FORMATS.contains(format)) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("--output", "there is no format `" + format + "`")
              .withHelp("the formats are " + String.join(", ", FORMATS)));
    }
    return format.equals("json");
  }

  private static List<CompiledPolicy> chosen(
      ParseResult arguments, Policies policies, List<Diagnostic> problems) {
    Optional<String> name = Options.text(arguments, "--policy");
    if (name.isEmpty()) {
      return policies.ready();
    }
    List<CompiledPolicy> out =
        policies.ready().stream()
            .filter(policy -> policy.meta().id().qualifiedName().equals(name.get()))
            .toList();
    if (out.isEmpty()) {
      List<String> names =
          policies.ready().stream().map(policy -> policy.meta().id().qualifiedName()).toList();
      problems.add(
          LoadMistake.NO_SUCH_NAME
              .in("--policy", "there is no policy `" + name.get() + "`")
              .withHelp(NearestName.help(name.get(), names)));
    }
    return out;
  }
}
