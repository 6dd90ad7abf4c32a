package dev.ephor.cli.apply;

import dev.ephor.cli.print.Colour;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of {@code apply} asks for.
 *
 * @param policies paths of policies
 * @param resources paths of resources
 */
record ApplyOptions(
    List<String> policies,
    List<String> resources,
    Given given,
    Output output,
    Known known,
    Behaviour behaviour) {
  ApplyOptions {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
  }

  /**
   * What replaces a cluster, and which resources are chosen.
   *
   * @param changedSince git revision; only resources of files that differ from it
   */
  record Given(
      Optional<String> valuesFile,
      Map<String, String> set,
      Optional<String> userInfo,
      Optional<String> namespace,
      Optional<String> changedSince) {
    Given {
      set = Map.copyOf(set);
    }

    /** Whether all resources that are named are looked at. */
    boolean isEverything() {
      return namespace.isEmpty() && changedSince.isEmpty();
    }
  }

  /**
   * How results are shown.
   *
   * @param policyReport whether JSON and YAML are a policy report in place of a plain list
   * @param suggest whether a patch is printed that repairs violations
   */
  record Output(
      Format format,
      boolean policyReport,
      boolean detailed,
      Optional<String> file,
      Colour.When colour,
      boolean suggest) {}

  /**
   * Findings that do not count.
   *
   * @param baseline file that lists them
   * @param writeBaseline file to write with all that are found
   */
  record Known(Optional<String> baseline, Optional<String> writeBaseline) {}

  /** What counts as what, and when to stop. */
  record Behaviour(
      boolean auditWarn,
      int warnExitCode,
      boolean warnNoPass,
      boolean continueOnFail,
      boolean allowEmptyPolicies,
      int workers) {}
}
