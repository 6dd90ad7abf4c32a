package dev.ephor.cli.test;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.Requests;
import dev.ephor.cli.load.Resource;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.ResourceReader;
import dev.ephor.cli.load.Values;
import dev.ephor.cli.run.Evaluator;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Setting;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.engine.Engine;
import dev.ephor.engine.port.GroupVersionKind;
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
    Values values =
        test.values()
            .orElseGet(() -> setting.values(test.valuesFile().map(test::resolve), Map.of()));
    UserInfo user = setting.userInfo(test.userInfo().map(test::resolve));
    problems.addAll(setting.problems());

    InputPaths.Found policyFiles = expand(test, test.policies());
    problems.addAll(policyFiles.problems());
    Policies policies = Policies.compile(PolicyLoader.load(policyFiles.files(), reader), engine);
    problems.addAll(policies.problems());

    ResourceKinds kinds = builtIn.with(values.kinds());
    List<Resource> resources = resources(test, kinds, problems);
    Evaluator evaluator =
        new Evaluator(policies.ready(), new Requests(kinds, values, user), values, false);
    Products products = new Products(test, new ResourceReader(reader, kinds), terminal);
    List<Row> rows = new Judge(test, policies, evaluator, resources, products).rows();
    problems.addAll(products.problems());
    return new Verdict(test, rows, problems);
  }

  private InputPaths.Found expand(TestFile test, List<String> paths) {
    return InputPaths.expand(paths.stream().map(test::resolve).toList(), terminal);
  }

  /** The resources of the test's files, each once. */
  private List<Resource> resources(TestFile test, ResourceKinds kinds, List<Diagnostic> problems) {
    List<Resource> out = new ArrayList<>();
    Set<Identity> seen = new HashSet<>();
    List<Resource> all =
        new ResourceReader(reader, kinds).readAll(expand(test, test.resources()), problems);
    for (Resource resource : all) {
      if (seen.add(new Identity(resource.kind(), resource.namespace(), resource.name()))) {
        out.add(resource);
      }
    }
    return out;
  }
}
