package dev.ephor.cli.explain;

import dev.ephor.cli.load.FixtureLookups;
import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.OfflineCluster;
import dev.ephor.cli.load.PayloadOptions;
import dev.ephor.cli.load.PayloadReader;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Setting;
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
import dev.ephor.engine.AdmissionPipeline;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Explanation;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code ephor explain POLICY -r RESOURCE}: the tree of everything that was decided. */
public final class ExplainCommand implements Command {
  private static final List<String> FORMATS = List.of("tree", "json");
  private static final OfflineCluster NO_CLUSTER =
      new OfflineCluster(Fixtures.NONE, ResourceKinds.builtIn());

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
    PayloadOptions.declare(options);
    options
        .arguments("0..*", "POLICY", "Files or folders with policies.")
        .texts("PATH", "Files or folders with resources; `-` reads stdin.", "-r", "--resource")
        .text("NAME", "Only this policy.", "--policy")
        .text("NAME", "Only this rule.", "--rule")
        .text("NAME", "Only resources of this name.", "--resource-name")
        .text("FILE", "Values for variables, namespaces and subresources.", "-f", "--values-file")
        .texts("NAME=VALUE", "Values for variables.", "-s", "--set")
        .text("FILE", "User, groups and roles of the request.", "-u", "--userinfo")
        .flag("Policies of a namespace may call services.", Policies.NAMESPACED_HTTP)
        .flag("Show everything that was looked at.", "--all")
        .text("FORMAT", "tree or json; json has everything.", "-o", "--output")
        .text("WHEN", "auto, always or never.", "--color")
        .flag("The same as --color=never.", "--remove-color");
    return spec;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    List<Diagnostic> problems = new ArrayList<>();
    DocumentReader reader = new DocumentReader();
    List<String> resourcePaths = Options.texts(arguments, "--resource");
    Map<PayloadKind, List<String>> payloads = PayloadOptions.read(arguments);
    boolean nothing = resourcePaths.isEmpty() && payloads.isEmpty();
    if (Options.arguments(arguments).isEmpty() || nothing) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in("explain", "a policy and a resource are needed")
              .withHelp("ephor explain policy.yaml -r pod.yaml"));
    }
    boolean json = json(arguments, problems);
    Colour colour = colour(arguments, terminal, problems);
    Setting setting = new Setting(terminal, reader);
    Map<String, String> set = Words.pairs("--set", Options.texts(arguments, "--set"), problems);
    Values values = setting.values(Options.text(arguments, "--values-file"), set);
    UserInfo user = setting.userInfo(Options.text(arguments, "--userinfo"));
    problems.addAll(setting.problems());
    InputPaths.Found policyFiles = InputPaths.expand(Options.arguments(arguments), terminal);
    problems.addAll(policyFiles.problems());
    Policies policies =
        Policies.compile(
            PolicyLoader.load(policyFiles.files(), reader),
            Policies.engine(Options.isSet(arguments, Policies.NAMESPACED_HTTP)));
    problems.addAll(policies.problems());
    ResourceKinds kinds = ResourceKinds.builtIn().with(values.kinds());
    List<Resource> resources = new ArrayList<>();
    resources.addAll(
        new ResourceReader(reader, kinds)
            .readAll(InputPaths.expand(resourcePaths, terminal), problems));
    payloads.forEach((kind, paths) ->
        resources.addAll(
            new PayloadReader(reader, kind).readAll(InputPaths.expand(paths, terminal), problems)));
    List<CompiledPolicy> chosen = chosen(arguments, policies, problems);
    if (!problems.isEmpty()) {
      Problems.print(problems, terminal);
      return ExitCode.INPUT.number();
    }
    Requests requests = new Requests(kinds, values, user);
    ExplanationPrinter printer =
        new ExplanationPrinter(
            terminal.out(),
            colour,
            Options.text(arguments, "--rule"),
            Options.isSet(arguments, "--all"));
    Optional<String> name = Options.text(arguments, "--resource-name");
    List<Node> documents = new ArrayList<>();
    for (Resource resource : resources) {
      if (name.isEmpty() || name.get().equals(resource.name())) {
        for (CompiledPolicy policy : chosen) {
          Explanation explanation = explain(policy, resource, requests, values);
          if (json) {
            Optional<String> rule = Options.text(arguments, "--rule");
            documents.add(ExplanationDocument.of(policy, resource, explanation, rule));
          } else {
            printer.print(policy, resource, explanation);
          }
        }
      }
    }
    if (json) {
      terminal.out().println(JsonWriter.pretty().write(ArrayNode.of(documents)));
    }
    return ExitCode.OK.number();
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

  private static Explanation explain(
      CompiledPolicy policy, Resource resource, Requests requests, Values values) {
    String policyName = policy.meta().id().name();
    Requests.Changes changes = requests.changes(policyName, resource);
    return new AdmissionPipeline()
        .explain(
            resource.isKubernetes() && Evaluator.isForDocuments(policy)
                ? requests.payload(resource, PayloadKind.JSON)
                : requests.request(resource, changes),
            PolicySet.of(List.of(policy)),
            new FixtureLookups(values, NO_CLUSTER, resource, Optional.empty()),
            () -> false);
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

  private static Colour colour(
      ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    Colour.When when =
        Options.text(arguments, "--color")
            .flatMap(given ->
                new Words(problems).read("--color", given, Colour.When.words(), Colour.When::of))
            .orElse(Colour.When.AUTO);
    return Colour.forOutput(
        Options.isSet(arguments, "--remove-color") ? Colour.When.NEVER : when, terminal);
  }
}
