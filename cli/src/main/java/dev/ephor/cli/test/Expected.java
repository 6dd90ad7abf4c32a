package dev.ephor.cli.test;

import dev.ephor.document.SourceLocation;
import dev.ephor.engine.port.Operation;
import java.util.List;
import java.util.Optional;

/**
 * One expected result: what a policy is expected to say about some resources.
 *
 * @param policy name, or {@code namespace/name}
 * @param rule empty for policies without rules, and for every rule of a policy
 * @param kind empty when resources of any kind are meant
 * @param resources names, or {@code namespace/name}; with {@code specs} empty for all
 * @param operation that is played in place of the one the values give
 * @param result word of the outcome that is expected
 * @param files what the rule is expected to make
 */
record Expected(
    String policy,
    String rule,
    String kind,
    List<Named> resources,
    List<Spec> specs,
    Optional<Operation> operation,
    String result,
    Files files,
    SourceLocation at) {
  Expected {
    resources = List.copyOf(resources);
    specs = List.copyOf(specs);
  }

  /**
   * Files with resources, relative to the test.
   *
   * @param patched resources as they are after mutation
   * @param generated resources that are made
   * @param cloneSources resources of the cluster that are copied
   */
  record Files(List<String> patched, List<String> generated, List<String> cloneSources) {
    Files {
      patched = List.copyOf(patched);
      generated = List.copyOf(generated);
      cloneSources = List.copyOf(cloneSources);
    }
  }

  /** A resource by its name, or namespace and name, and where the file names it. */
  record Named(String text, SourceLocation at) {}

  /** A resource by group, version, namespace and name; what is empty does not count. */
  record Spec(
      String group, String version, String kind, String namespace, String name, SourceLocation at) {

    String text() {
      String path = namespace.isEmpty() ? name : namespace + "/" + name;
      return kind.isEmpty() ? path : kind + " " + path;
    }
  }

  Expected withResources(List<Named> named, List<Spec> chosen) {
    return new Expected(policy, rule, kind, named, chosen, operation, result, files, at);
  }

  /** The policy's name without its namespace. */
  String policyName() {
    return policy.substring(policy.lastIndexOf('/') + 1);
  }

  Optional<String> policyNamespace() {
    int slash = policy.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(policy.substring(0, slash));
  }
}
