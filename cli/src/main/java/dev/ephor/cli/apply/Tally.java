package dev.ephor.cli.apply;

import dev.ephor.cli.run.Scan;
import dev.ephor.cli.terminal.ExitCode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.report.Counts;
import java.util.List;

/** What a run came to so far, from which its exit code follows. Belongs to one thread. */
final class Tally {
  private Counts counts = Counts.NONE;
  private int resources = 0;
  private int judged = 0;
  private boolean wrongInput = false;

  void add(Scan.Part part) {
    resources += part.resources();
    counts = counts.plus(part.counts());
  }

  /** Takes note of results and products, those that are known and not shown among them. */
  void addJudged(int number) {
    judged += number;
  }

  /** How many results and products there were. */
  int judged() {
    return judged;
  }

  /** Takes note of mistakes in the input; warnings change nothing. */
  void addProblems(List<Diagnostic> found) {
    wrongInput |= hasErrors(found);
  }

  static boolean hasErrors(List<Diagnostic> found) {
    return found.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  Counts counts() {
    return counts;
  }

  /** How many were evaluated. */
  int resources() {
    return resources;
  }

  /** Whether something could not be read, so that the counts are not about all that was named. */
  boolean isWrongInput() {
    return wrongInput;
  }

  int exitCode(ApplyOptions.Behaviour behaviour) {
    if (wrongInput) {
      return ExitCode.INPUT.number();
    }
    if (counts.fail() > 0) {
      return ExitCode.VIOLATION.number();
    }
    if (counts.error() > 0) {
      return ExitCode.FAILURE.number();
    }
    boolean warns = counts.warn() > 0 || (behaviour.warnNoPass() && counts.pass() == 0);
    return warns ? behaviour.warnExitCode() : ExitCode.OK.number();
  }
}
