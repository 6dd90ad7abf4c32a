package dev.ephor.cli.apply;

import dev.ephor.cli.print.Colour;
import dev.ephor.cli.run.Batch;
import dev.ephor.engine.port.PayloadKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of {@code apply} asks for.
 *
 * @param policies paths of policies
 * @param resources paths of resources
 * @param payloads paths of other payloads, by what they are
 */
record ApplyOptions(
    List<String> policies,
    List<String> resources,
    Map<PayloadKind, List<String>> payloads,
    Given given,
    World world,
    Output output,
    Known known,
    Behaviour behaviour) {
  ApplyOptions {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
    payloads = Map.copyOf(payloads);
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
   * What there is besides the resources.
   *
   * @param exceptions paths of policy exceptions
   * @param exceptionsAmongResources whether the files of resources hold exceptions as well
   * @param exceptionsAmongPolicies whether those of policies do
   * @param targets paths of objects of the cluster that rules may change
   * @param parameters paths of parameters of native admission policies
   * @param contexts paths of contexts and cluster resources
   * @param definitions paths of CustomResourceDefinitions
   */
  record World(
      List<String> exceptions,
      boolean exceptionsAmongResources,
      boolean exceptionsAmongPolicies,
      List<String> targets,
      List<String> parameters,
      List<String> contexts,
      List<String> definitions) {
    World {
      exceptions = List.copyOf(exceptions);
      targets = List.copyOf(targets);
      parameters = List.copyOf(parameters);
      contexts = List.copyOf(contexts);
      definitions = List.copyOf(definitions);
    }
  }

  /**
   * How results are shown.
   *
   * @param products file or folder for the resources that policies make or change
   * @param policyReport whether JSON and YAML are a policy report in place of a plain list
   * @param suggest whether a patch is printed that repairs violations
   * @param exceptionLife Go duration that generated exceptions live
   */
  record Output(
      Format format,
      boolean policyReport,
      boolean detailed,
      Optional<String> file,
      Optional<String> products,
      Colour.When colour,
      boolean suggest,
      String exceptionLife) {}

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
      boolean continueOnError,
      boolean allowEmptyPolicies,
      boolean namespacedHttp,
      Batch batch,
      boolean showPerformance) {}
}
