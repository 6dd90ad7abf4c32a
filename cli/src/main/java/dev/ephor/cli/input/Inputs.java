package dev.ephor.cli.input;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.GlobalEntries;
import dev.ephor.cli.load.InputFile;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.InputReader;
import dev.ephor.cli.load.Neighbours;
import dev.ephor.cli.load.OfflineCluster;
import dev.ephor.cli.load.PayloadReader;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Exceptions;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Setting;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.engine.Engine;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was read of all that a command line names; the resources themselves are read when they are
 * evaluated.
 *
 * @param loaded policies as they were read
 * @param policies the same, compiled
 * @param payloads the files to evaluate, those of one kind together
 * @param resourceReader knows the kinds of all files
 * @param problems all that is wrong
 */
public record Inputs(
    PolicyLoader.Loaded loaded,
    Policies policies,
    Exceptions exceptions,
    List<Payload> payloads,
    ResourceReader resourceReader,
    Surroundings surroundings,
    List<Diagnostic> problems) {
  public Inputs {
    payloads = List.copyOf(payloads);
    problems = List.copyOf(problems);
  }

  /** Files with what makes resources of them. */
  public record Payload(PayloadKind kind, InputPaths.Found files, InputReader reader) {}

  /** What requests are made with, and what stands for a cluster. */
  public record Surroundings(Requests requests, Values values, OfflineCluster cluster) {}

  /**
   * @param chosen leaves out files that are not to be looked at
   */
  public static Inputs load(
      InputOptions options,
      UnaryOperator<InputPaths.Found> chosen,
      Terminal terminal,
      DocumentReader reader) {
    return new Loading(options, terminal, reader).load(chosen);
  }

  /**
   * @param auditWarns whether violations of rules that only audit count as warnings
   */
  public Evaluator evaluator(boolean auditWarns) {
    return new Evaluator(
        new PolicySet(policies.ready(), exceptions.exemptions()),
        surroundings.requests(),
        surroundings.values(),
        surroundings.cluster(),
        auditWarns);
  }

  /** Whether there is anything to evaluate. */
  public boolean isEmpty() {
    return policies.ready().isEmpty()
        || payloads.stream().allMatch(payload -> payload.files().files().isEmpty());
  }

  /** What the files hold. */
  public Set<PayloadKind> kinds() {
    Set<PayloadKind> out = EnumSet.noneOf(PayloadKind.class);
    payloads.forEach(payload -> out.add(payload.kind()));
    return out;
  }

  /** Reads everything, in an order in which each part finds what it needs. */
  private static final class Loading {
    private final InputOptions options;
    private final Terminal terminal;
    private final DocumentReader reader;
    private final List<Diagnostic> problems = new ArrayList<>();

    Loading(InputOptions options, Terminal terminal, DocumentReader reader) {
      this.options = options;
      this.terminal = terminal;
      this.reader = reader;
    }

    Inputs load(UnaryOperator<InputPaths.Found> chosen) {
      InputPaths.Found policyFiles = InputPaths.expand(options.policies(), terminal);
      problems.addAll(policyFiles.problems());
      Map<PayloadKind, InputPaths.Found> files = files(chosen);
      InputPaths.Found none = new InputPaths.Found(List.of(), List.of());
      List<InputFile> resourceFiles = onDisk(files.getOrDefault(PayloadKind.KUBERNETES, none));
      Setting setting = new Setting(terminal, reader);
      Values values = setting.values(options.given().valuesFile(), options.given().set());
      UserInfo user = setting.userInfo(options.given().userInfo());
      PolicyLoader.Loaded loaded = PolicyLoader.load(policyFiles.files(), reader);
      Engine engine = Policies.engine(options.namespacedHttp());
      Policies policies = Policies.compile(loaded, engine);
      Exceptions exceptions = exceptions(resourceFiles, onDisk(policyFiles), engine);
      Fixtures context =
          setting
              .fixtures(options.world().contexts())
              .plus(Fixtures.ofKinds(setting.kinds(options.world().definitions())));
      files.values().forEach(found -> problems.addAll(found.problems()));
      problems.addAll(setting.problems());
      problems.addAll(policies.problems());
      ResourceKinds kinds = ResourceKinds.builtIn().with(values.kinds()).with(context.kinds());
      ResourceReader resources = new ResourceReader(reader, kinds);
      List<String> besides = new ArrayList<>(options.world().targets());
      besides.addAll(options.world().parameters());
      Fixtures fixtures =
          context.plus(
              new Existing(loaded, resources, terminal).read(besides, resourceFiles, problems));
      OfflineCluster cluster =
          new GlobalEntries(engine.jmesPath())
              .in(
                  new OfflineCluster(fixtures, kinds, neighbours(resourceFiles, resources)),
                  Fixtures.ofEntries(loaded.entries()).plus(fixtures).entries());
      return new Inputs(
          loaded,
          policies,
          exceptions,
          payloads(files, resources),
          resources,
          new Surroundings(new Requests(kinds, values, user), values, cluster),
          problems);
    }

    private Map<PayloadKind, InputPaths.Found> files(UnaryOperator<InputPaths.Found> chosen) {
      Map<PayloadKind, InputPaths.Found> out = new EnumMap<>(PayloadKind.class);
      if (!options.resources().isEmpty()) {
        out.put(
            PayloadKind.KUBERNETES, chosen.apply(InputPaths.expand(options.resources(), terminal)));
      }
      options
          .payloads()
          .forEach(
              (kind, paths) -> out.put(kind, chosen.apply(InputPaths.expand(paths, terminal))));
      return out;
    }

    private List<Payload> payloads(
        Map<PayloadKind, InputPaths.Found> files, ResourceReader resources) {
      List<Payload> out = new ArrayList<>();
      files.forEach((kind, found) -> {
        boolean objects = kind == PayloadKind.KUBERNETES;
        out.add(new Payload(kind, found, objects ? resources : new PayloadReader(reader, kind)));
      });
      return out;
    }

    private Exceptions exceptions(
        List<InputFile> resources, List<InputFile> policies, Engine engine) {
      InputOptions.World world = options.world();
      InputPaths.Found files = InputPaths.expand(world.exceptions(), terminal);
      problems.addAll(files.problems());
      Exceptions given = Exceptions.load(files.files(), reader, engine, true);
      if (world.exceptionsAmongResources()) {
        given = given.plus(Exceptions.load(resources, reader, engine, false));
      }
      if (world.exceptionsAmongPolicies()) {
        given = given.plus(Exceptions.load(policies, reader, engine, false));
      }
      problems.addAll(given.problems());
      return given;
    }

    /** What is wrong with the resources is said when they are evaluated. */
    private static Neighbours neighbours(List<InputFile> files, ResourceReader resources) {
      InputPaths.Found found = new InputPaths.Found(files, List.of());
      return new Neighbours(() -> resources.readAll(found, new ArrayList<>()), true);
    }

    /** Files that can be read twice. */
    private static List<InputFile> onDisk(InputPaths.Found files) {
      return files.files().stream()
          .filter(file -> file.origin() instanceof InputFile.Origin.OnDisk)
          .toList();
    }
  }
}
