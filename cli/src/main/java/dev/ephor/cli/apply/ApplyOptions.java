package dev.ephor.cli.apply;

import dev.ephor.cli.input.InputOptions;
import dev.ephor.cli.print.Colour;
import dev.ephor.cli.run.Batch;
import java.util.Optional;

/**
 * What a call of {@code apply} asks for.
 *
 * @param input what is evaluated
 */
record ApplyOptions(
    InputOptions input, Choice choice, Output output, Known known, Behaviour behaviour) {

  /**
   * Which resources are looked at.
   *
   * @param changedSince git revision; only resources of files that differ from it
   */
  record Choice(Optional<String> namespace, Optional<String> changedSince) {
    boolean isEverything() {
      return namespace.isEmpty() && changedSince.isEmpty();
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
      String exceptionLife) {
    /** Whether what is printed is read by people, and so may have other text among it. */
    boolean isForPeople() {
      return format.isForPeople() && file.isEmpty();
    }
  }

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
      Batch batch,
      boolean showPerformance) {}
}
