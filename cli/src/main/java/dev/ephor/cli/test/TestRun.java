package dev.ephor.cli.test;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.GlobalEntries;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.Neighbours;
import dev.ephor.cli.load.OfflineCluster;
import dev.ephor.cli.load.PayloadReader;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.Resource;
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
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.Engine;
import dev.ephor.engine.PolicySet;
import dev.ephor.engine.port.GroupVersionKind;
import dev.ephor.engine.port.PayloadKind;
import dev.ephor.engine.port.UserInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs tests. May be used by several threads. */
final class TestRun {
  private final Terminal terminal;
  private final Engine engine;
  private final DocumentReader reader = new DocumentReader();
  private final ResourceKinds builtIn = ResourceKinds.builtIn();

  TestRun(Terminal terminal, Engine engine) {
    this.terminal = terminal;
    this.engine = engine;
  }

  private record Identity(GroupVersionKind kind, String namespace, String name) {}

  Verdict run(TestFile test) {
    List<Diagnostic> problems = new ArrayList<>();
    Setting setting = new Setting(terminal, reader);
    TestFile.World world = test.world();
    Values values =
        world
            .values()
            .orElseGet(() -> setting.values(world.valuesFile().map(test::resolve), Map.of()));
    UserInfo user = setting.userInfo(world.userInfo().map(test::resolve));
    Fixtures given =
        world
            .fixtures()
            .plus(setting.fixtures(test.resolve(world.contexts())))
            .plus(setting.globals(world.globals(), test::resolve, engine.jmesPath()));
    problems.addAll(setting.problems());

    InputPaths.Found policyFiles = expand(test, test.inputs().policies());
    problems.addAll(policyFiles.problems());
    PolicyLoader.Loaded loaded = PolicyLoader.load(policyFiles.files(), reader);
    Policies policies = Policies.compile(loaded, engine);
    problems.addAll(policies.problems());
    InputPaths.Found exceptionFiles = expand(test, test.inputs().exceptions());
    problems.addAll(exceptionFiles.problems());
    Exceptions exceptions = Exceptions.load(exceptionFiles.files(), reader, engine, true);
    problems.addAll(exceptions.problems());

    ResourceKinds kinds = builtIn.with(values.kinds()).with(given.kinds());
    ResourceReader resourceReader = new ResourceReader(reader, kinds);
    List<Resource> resources =
        distinct(read(test, test.inputs().resources(), resourceReader, problems));
    List<Resource> cluster = List.copyOf(resources);
    resources.addAll(payloads(test, problems));
    Fixtures fixtures =
        Fixtures.ofEntries(loaded.entries())
            .plus(given)
            .plus(objects(test, resourceReader, cluster, problems));
    Neighbours neighbours = new Neighbours(() -> cluster, !given.objects().isEmpty());
    Evaluator evaluator =
        new Evaluator(
            new PolicySet(policies.ready(), exceptions.exemptions()),
            new Requests(kinds, values, user),
            values,
            new GlobalEntries(engine.jmesPath())
                .in(new OfflineCluster(fixtures, kinds, neighbours), fixtures.entries()),
            false);
    Products products = new Products(test, resourceReader, terminal);
    TestFile judged = exceptions.unused() == 0 ? test : test.withUnavailable(List.of("exceptions"));
    List<Row> rows = new Judge(judged, policies, evaluator, resources, products).rows();
    problems.addAll(products.problems());
    return new Verdict(test, rows, problems);
  }

  /**
   * Objects that exist besides those of the context: targets of mutations, parameters of policies
   * and sources of clones; and the global context entries among the resources.
   */
  private Fixtures objects(
      TestFile test,
      ResourceReader resourceReader,
      List<Resource> resources,
      List<Diagnostic> problems) {
    List<String> files = new ArrayList<>(test.inputs().targets());
    files.addAll(test.inputs().parameters());
    test.results().forEach(result -> files.addAll(result.files().cloneSources()));
    List<ObjectNode> out = new ArrayList<>();
    for (Resource resource :
        read(test, files.stream().distinct().toList(), resourceReader, problems)) {
      out.add(resource.object());
    }
    return Fixtures.ofObjects(out).plus(Fixtures.ofEntriesAmong(resources, problems));
  }

  private InputPaths.Found expand(TestFile test, List<String> paths) {
    return InputPaths.expand(test.resolve(paths), terminal);
  }

  private List<Resource> read(
      TestFile test, List<String> files, ResourceReader from, List<Diagnostic> problems) {
    return from.readAll(expand(test, files), problems);
  }

  /** Payloads under the names that the test gives them, by which results choose them. */
  private List<Resource> payloads(TestFile test, List<Diagnostic> problems) {
    List<Resource> out = new ArrayList<>();
    for (PayloadKind kind : PayloadKind.values()) {
      PayloadReader from = new PayloadReader(reader, kind);
      for (String path :
          test.inputs().payloads().getOrDefault(kind, List.of()).stream().distinct().toList()) {
        InputPaths.Found found = expand(test, List.of(path));
        for (Resource payload : from.readAll(found, problems)) {
          boolean isFile = found.files().size() == 1;
          out.add(isFile ? payload.withName(Paths.normal(path)) : payload);
        }
      }
    }
    return out;
  }

  private static List<Resource> distinct(List<Resource> all) {
    List<Resource> out = new ArrayList<>();
    Set<Identity> seen = new HashSet<>();
    for (Resource resource : all) {
      if (seen.add(new Identity(resource.kind(), resource.namespace(), resource.name()))) {
        out.add(resource);
      }
    }
    return out;
  }
}
