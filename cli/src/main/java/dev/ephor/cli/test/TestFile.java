package dev.ephor.cli.test;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.GlobalMock;
import dev.ephor.cli.load.Values;
import dev.ephor.engine.port.PayloadKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document of kind {@code cli.kyverno.io Test}.
 *
 * @param file path as the user knows it
 * @param unavailable fields that are used and that this version cannot serve
 */
record TestFile(
    String file,
    String name,
    Inputs inputs,
    World world,
    List<Expected> results,
    List<String> unavailable) {
  TestFile {
    results = List.copyOf(results);
    unavailable = List.copyOf(unavailable);
  }

  /**
   * What is evaluated. All paths are relative to the test.
   *
   * @param payloads by what they are
   * @param targets objects of the cluster that rules may change
   * @param parameters of native admission policies
   */
  record Inputs(
      List<String> policies,
      List<String> resources,
      Map<PayloadKind, List<String>> payloads,
      List<String> targets,
      List<String> parameters,
      List<String> exceptions) {
    Inputs {
      policies = List.copyOf(policies);
      resources = List.copyOf(resources);
      payloads = Map.copyOf(payloads);
      targets = List.copyOf(targets);
      parameters = List.copyOf(parameters);
      exceptions = List.copyOf(exceptions);
    }
  }

  /**
   * What stands for a cluster and its users.
   *
   * @param valuesFile path of a values file
   * @param values given in the test itself
   * @param contexts paths of contexts and cluster resources
   * @param fixtures given in the test itself
   * @param globals data for GlobalContextEntries
   */
  record World(
      Optional<String> valuesFile,
      Optional<Values> values,
      Optional<String> userInfo,
      List<String> contexts,
      Fixtures fixtures,
      List<GlobalMock> globals) {
    World {
      contexts = List.copyOf(contexts);
      globals = List.copyOf(globals);
    }
  }

  /** A path of the test as seen from where the user is. */
  String resolve(String path) {
    if (path.startsWith("/") || path.contains("://")) {
      return path;
    }
    int slash = file.lastIndexOf('/');
    return slash < 0 ? path : Paths.normal(file.substring(0, slash + 1) + path);
  }

  List<String> resolve(List<String> paths) {
    return paths.stream().map(this::resolve).toList();
  }

  TestFile withResults(List<Expected> chosen) {
    return new TestFile(file, name, inputs, world, chosen, unavailable);
  }

  TestFile withUnavailable(List<String> fields) {
    return new TestFile(file, name, inputs, world, results, fields);
  }
}
