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
    Behaviour behaviour) {
  ApplyOptions {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
  }

  /** What replaces a cluster: values, user information, a namespace to choose resources by. */
  record Given(
      Optional<String> valuesFile,
      Map<String, String> set,
      Optional<String> userInfo,
      Optional<String> namespace) {
    Given {
      set = Map.copyOf(set);
    }
  }

  /**
   * How results are shown.
   *
   * @param policyReport whether JSON and YAML are a policy report in place of a plain list
   */
  record Output(
      Format format,
      boolean policyReport,
      boolean detailed,
      Optional<String> file,
      Colour.When colour) {}

  /** What counts as what, and when to stop. */
  record Behaviour(
      boolean auditWarn,
      int warnExitCode,
      boolean warnNoPass,
      boolean continueOnFail,
      boolean allowEmptyPolicies,
      int workers) {}
}
