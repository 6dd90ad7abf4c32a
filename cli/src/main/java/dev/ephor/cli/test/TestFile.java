package dev.ephor.cli.test;

import dev.ephor.cli.load.Values;
import java.util.List;
import java.util.Optional;

/**
 * A document of kind {@code cli.kyverno.io Test}.
 *
 * @param file path as the user knows it
 * @param valuesFile path of a values file, relative to the test
 * @param values given in the test itself
 * @param unavailable fields that are used and that this version cannot serve
 */
record TestFile(
    String file,
    String name,
    List<String> policies,
    List<String> resources,
    Optional<String> valuesFile,
    Optional<Values> values,
    Optional<String> userInfo,
    List<Expected> results,
    List<String> unavailable) {
  TestFile {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
    results = List.copyOf(results);
    unavailable = List.copyOf(unavailable);
  }

  /** A path of the test as seen from where the user is. */
  String resolve(String path) {
    if (path.startsWith("/") || path.contains("://")) {
      return path;
    }
    int slash = file.lastIndexOf('/');
    return slash < 0 ? path : Paths.normal(file.substring(0, slash + 1) + path);
  }

  TestFile withResults(List<Expected> chosen) {
    return new TestFile(
        file, name, policies, resources, valuesFile, values, userInfo, chosen, unavailable);
  }
}
