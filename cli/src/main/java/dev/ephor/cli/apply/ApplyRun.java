package dev.ephor.cli.apply;

import dev.ephor.cli.load.DocumentStream;
import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.GitChanges;
import dev.ephor.cli.load.GlobalEntries;
import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.InputReader;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.Neighbours;
import dev.ephor.cli.load.OfflineCluster;
import dev.ephor.cli.load.PayloadReader;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.print.Problems;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Exceptions;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Product;
import dev.ephor.cli.run.Scan;
import dev.ephor.cli.run.Setting;
import dev.ephor.cli.suggest.Suggestions;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Severity;
import dev.ephor.engine.CompiledPolicy;
import dev.ephor.engine.Engine;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import dev.ephor.report.Counts;
import dev.ephor.report.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run of {@code apply}: load, evaluate, print. */
final class ApplyRun {
  private final ApplyOptions options;
  private final Terminal terminal;
  private final String version;
  private final DocumentReader reader = new DocumentReader();

  private Counts counts = Counts.NONE;
  private int resources = 0;
  private boolean wrongInput = false;
  private boolean stopped = false;

  ApplyRun(ApplyOptions options, Terminal terminal, String version) {
    this.options = options;
    this.terminal = terminal;
    this.version = version;
  }

  int run() {
    Performance performance = new Performance();
    InputPaths.Found policyFiles = InputPaths.expand(options.policies(), terminal);
    Map<PayloadKind, InputPaths.Found> files = inputFiles();
    InputPaths.Found resourceFiles =
        files.getOrDefault(PayloadKind.KUBERNETES, new InputPaths.Found(List.of(), List.of()));
    Setting setting = new Setting(terminal, reader);
    Values values = setting.values(options.given().valuesFile(), options.given().set());
    UserInfo user = setting.userInfo(options.given().userInfo());
    PolicyLoader.Loaded loaded = PolicyLoader.load(policyFiles.files(), reader);
    Engine engine = Policies.engine(options.behaviour().namespacedHttp());
    Policies policies = Policies.compile(loaded, engine);
    List<Diagnostic> problems = new ArrayList<>(policyFiles.problems());
    Exceptions exceptions = exceptions(resourceFiles, policyFiles, engine, problems);
    Fixtures context =
        setting
            .fixtures(options.world().contexts())
            .plus(Fixtures.ofKinds(setting.kinds(options.world().definitions())));
    files.values().forEach(found -> problems.addAll(found.problems()));
    problems.addAll(setting.problems());
    problems.addAll(policies.problems());
    Acceptance acceptance = Acceptance.of(options.known(), terminal, problems);
    if (problems.isEmpty() && policies.ready().isEmpty()) {
      problems.addAll(noPolicies(loaded));
    }
    ResourceKinds kinds = ResourceKinds.builtIn().with(values.kinds()).with(context.kinds());
    List<String> besides = new ArrayList<>(options.world().targets());
    besides.addAll(options.world().parameters());
    Fixtures fixtures =
        context.plus(
            new Existing(loaded, new ResourceReader(reader, kinds), terminal)
                .read(besides, onDisk(resourceFiles), problems));
    Problems.print(exceptions.warnings(), terminal);
    Problems.print(policies.warnings(), terminal);
    Problems.print(otherPayloads(policies, files.keySet()), terminal);
    Problems.print(problems, terminal);
    boolean nothingToDo =
        policies.ready().isEmpty()
            || files.values().stream().allMatch(found -> found.files().isEmpty());
    if (!problems.isEmpty() && (!options.behaviour().continueOnFail() || nothingToDo)) {
      return ExitCode.INPUT.number();
    }
    wrongInput = !problems.isEmpty();
    Evaluator evaluator =
        new Evaluator(
            new PolicySet(policies.ready(), exceptions.exemptions()),
            new Requests(kinds, values, user),
            values,
            new GlobalEntries(engine.jmesPath())
                .in(
                    new OfflineCluster(fixtures, kinds, neighbours(resourceFiles, kinds)),
                    Fixtures.ofEntries(loaded.entries()).plus(fixtures).entries()),
            options.behaviour().auditWarn());
    ResourceReader resourceReader = new ResourceReader(reader, kinds);
    Suggestions suggestions =
        new Suggestions(loaded.policies(), evaluator, resourceReader, terminal);
    performance.loaded();
    int code = evaluate(inputs(files, resourceReader), evaluator, acceptance, suggestions);
    if (options.behaviour().showPerformance()) {
      performance.print(policies.ready().size(), resources, options.behaviour().batch(), terminal);
    }
    return code;
  }

  /** Files with what makes resources of them. */
  private record Input(InputPaths.Found files, InputReader reader) {}

  private List<Input> inputs(
      Map<PayloadKind, InputPaths.Found> files, ResourceReader resourceReader) {
    List<Input> out = new ArrayList<>();
    files.forEach((kind, found) ->
        out.add(
            new Input(
                found,
                kind == PayloadKind.KUBERNETES
                    ? resourceReader
                    : new PayloadReader(reader, kind))));
    return out;
  }

  /** Policies that none of the inputs is for, which is easily overlooked. */
  private static List<Diagnostic> otherPayloads(Policies policies, Set<PayloadKind> given) {
    List<Diagnostic> out = new ArrayList<>();
    for (CompiledPolicy policy : policies.ready()) {
      if (policy instanceof CompiledPolicy.Ready(var plan, _)
          && !plan.rules().isEmpty()
          && !given.isEmpty()
          && Collections.disjoint(plan.payloads(), given)
          && !(Evaluator.isForDocuments(policy) && given.contains(PayloadKind.KUBERNETES))) {
        String wanted = plan.payloads().iterator().next().plural();
        out.add(
            LoadMistake.OTHER_PAYLOAD
                .warning(
                    plan.meta().source().fragment().at(),
                    "policy `" + plan.meta().id().name() + "` is for " + wanted + ", none is given")
                .withHelp("field `spec.evaluation.mode` says what a policy is for"));
      }
    }
    return out;
  }

  private Exceptions exceptions(
      InputPaths.Found resourceFiles,
      InputPaths.Found policyFiles,
      Engine engine,
      List<Diagnostic> problems) {
    InputPaths.Found files = InputPaths.expand(options.world().exceptions(), terminal);
    problems.addAll(files.problems());
    Exceptions given = Exceptions.load(files.files(), reader, engine, true);
    if (options.world().exceptionsAmongResources()) {
      given = given.plus(Exceptions.load(onDisk(resourceFiles), reader, engine, false));
    }
    if (options.world().exceptionsAmongPolicies()) {
      given = given.plus(Exceptions.load(onDisk(policyFiles), reader, engine, false));
    }
    problems.addAll(given.problems());
    return given;
  }

  /** What is wrong with the resources is said when they are evaluated. */
  private Neighbours neighbours(InputPaths.Found resourceFiles, ResourceKinds kinds) {
    InputPaths.Found files = new InputPaths.Found(onDisk(resourceFiles), List.of());
    return new Neighbours(
        () -> new ResourceReader(reader, kinds).readAll(files, new ArrayList<>()), true);
  }

  /** Files that can be read twice. */
  private static List<InputFile> onDisk(InputPaths.Found files) {
    return files.files().stream()
        .filter(file -> file.origin() instanceof InputFile.Origin.OnDisk)
        .toList();
  }

  private List<Diagnostic> noPolicies(PolicyLoader.Loaded loaded) {
    if (options.behaviour().allowEmptyPolicies()) {
      return List.of();
    }
    String found =
        loaded.others() == 0
            ? "no policies found"
            : "no policies found among " + loaded.others() + " other documents";
    return List.of(
        LoadMistake.NOTHING_INSIDE
            .in(String.join(", ", options.policies()), found)
            .withHelp("--allow-empty-policies accepts that"));
  }

  private Map<PayloadKind, InputPaths.Found> inputFiles() {
    Map<PayloadKind, InputPaths.Found> out = new EnumMap<>(PayloadKind.class);
    if (!options.resources().isEmpty()) {
      out.put(PayloadKind.KUBERNETES, inputFiles(options.resources()));
    }
    options.payloads().forEach((kind, paths) -> out.put(kind, inputFiles(paths)));
    return out;
  }

  private InputPaths.Found inputFiles(List<String> paths) {
    InputPaths.Found all = InputPaths.expand(paths, terminal);
    if (options.given().changedSince().isEmpty()) {
      return all;
    }
    String revision = options.given().changedSince().get();
    InputPaths.Found changed = GitChanges.since(revision, all, terminal);
    if (changed.problems().isEmpty()) {
      terminal
          .err()
          .println(
              counted(changed.files().size(), "file", "files")
                  + " of "
                  + all.files().size()
                  + " changed since "
                  + revision);
    }
    return changed;
  }

  private int evaluate(
      List<Input> inputs, Evaluator evaluator, Acceptance acceptance, Suggestions suggestions) {
    ProductWriter products =
        new ProductWriter(
            terminal,
            options.output().products(),
            options.output().format().isForPeople() && options.output().file().isEmpty());
    Results results = Results.open(options.output(), terminal, version);
    Progress progress = new Progress(terminal);
    List<Entry> repairable = new ArrayList<>();
    Consumer<Scan.Part> sink =
        found -> {
          Scan.Part part = acceptance.newIn(found);
          progress.hide();
          report(part.problems());
          stopped |= hasErrors(part.problems()) && !options.behaviour().continueOnError();
          resources += part.resources();
          counts = counts.plus(part.counts());
          write(products, part.products());
          results.add(part.entries());
          if (options.output().suggest()) {
            repairable.addAll(part.entries());
          }
          progress.show(resources, counts);
        };
    for (Input input : inputs) {
      if (stopped) {
        break;
      }
      try (DocumentStream stream = new DocumentStream(input.files().files(), reader)) {
        scan(evaluator, input.reader())
            .run(
                stream,
                part -> {
                  sink.accept(part);
                  if (stopped) {
                    stream.stop();
                  }
                });
        progress.hide();
        report(stream.problems());
      }
    }
    try {
      results.finish(counts);
    } catch (IOException e) {
      Problems.print(
          List.of(
              LoadMistake.UNREADABLE.in(
                  options.output().file().orElse("output"),
                  "results cannot be written: " + e.getMessage())),
          terminal);
      return ExitCode.FAILURE.number();
    }
    suggestions.print(repairable);
    summary(evaluator);
    // A baseline of input that could not all be read would lack what is in the rest.
    if (!wrongInput || options.known().writeBaseline().isEmpty()) {
      Optional<Diagnostic> unwritten =
          acceptance.finish(!wrongInput && options.given().isEverything());
      if (unwritten.isPresent()) {
        Problems.print(List.of(unwritten.get()), terminal);
        return ExitCode.FAILURE.number();
      }
    }
    return exitCode();
  }

  private Scan scan(Evaluator evaluator, InputReader from) {
    Optional<String> namespace = options.given().namespace();
    return new Scan(
        evaluator, from, namespace, kept(options.output().format()), options.behaviour().batch());
  }

  private void write(ProductWriter writer, List<Product> products) {
    try {
      writer.add(products);
    } catch (IOException e) {
      String name = options.output().products().orElse("output");
      report(List.of(LoadMistake.UNREADABLE.in(name, "cannot be written: " + e.getMessage())));
    }
  }

  private static boolean hasErrors(List<Diagnostic> found) {
    return found.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  private void report(List<Diagnostic> found) {
    wrongInput |= hasErrors(found);
    Problems.print(found, terminal);
  }

  private void summary(Evaluator evaluator) {
    terminal
        .err()
        .println(
            "Applied "
                + counted(evaluator.policies().size(), "policy", "policies")
                + " to "
                + counted(resources, "resource", "resources"));
    boolean inOutput = options.output().format().isForPeople() && options.output().file().isEmpty();
    (inOutput ? terminal.out() : terminal.err()).println(counts);
  }

  private static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private int exitCode() {
    if (wrongInput) {
      return ExitCode.INPUT.number();
    }
    if (counts.fail() > 0) {
      return ExitCode.VIOLATION.number();
    }
    if (counts.error() > 0) {
      return ExitCode.FAILURE.number();
    }
    boolean warns = counts.warn() > 0 || (options.behaviour().warnNoPass() && counts.pass() == 0);
    return warns ? options.behaviour().warnExitCode() : ExitCode.OK.number();
  }

  private static Predicate<RuleResult> kept(Format format) {
    return format.showsAll()
        ? _ -> true
        : result ->
            switch (result.outcome()) {
              case RuleOutcome.Fail _, RuleOutcome.Warn _, RuleOutcome.Error _ -> true;
              // Whoever tries out a policy that deletes wants to see what would be gone.
              case RuleOutcome.Pass _ ->
                  format == Format.TEXT && result.type() == RuleType.DELETION;
              case RuleOutcome.Skip _ -> false;
            };
  }
}
