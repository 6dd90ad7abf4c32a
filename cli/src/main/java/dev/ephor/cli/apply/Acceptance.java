package dev.ephor.cli.apply;

import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.run.Scan;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.report.Baseline;
import dev.ephor.report.Counts;
import dev.ephor.report.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes known findings out of a run. With {@code --write-baseline} all findings of the run become
 * known. Belongs to one thread.
 */
final class Acceptance {
  private final ApplyOptions.Known options;
  private final Terminal terminal;
  private final Baseline baseline;
  private final List<Entry> written = new ArrayList<>();

  private Acceptance(ApplyOptions.Known options, Terminal terminal, Baseline baseline) {
    this.options = options;
    this.terminal = terminal;
    this.baseline = baseline;
  }

  static Acceptance of(ApplyOptions.Known options, Terminal terminal, List<Diagnostic> problems) {
    // A baseline that is to be written anew need not be there, and does not count.
    boolean read = options.baseline().isPresent() && options.writeBaseline().isEmpty();
    List<Baseline.Known> known =
        read ? BaselineFile.read(options.baseline().get(), terminal, problems) : List.of();
    return new Acceptance(options, terminal, new Baseline(known));
  }

  /** The part without its known findings. */
  Scan.Part newIn(Scan.Part part) {
    if (options.baseline().isEmpty() && options.writeBaseline().isEmpty()) {
      return part;
    }
    List<Entry> rest = new ArrayList<>();
    Counts taken = Counts.NONE;
    for (Entry entry : part.entries()) {
      if (accepts(entry)) {
        taken = taken.plus(entry.outcome());
      } else {
        rest.add(entry);
      }
    }
    return new Scan.Part(
        part.resources(), part.counts().minus(taken), rest, part.products(), part.problems());
  }

  private boolean accepts(Entry entry) {
    if (options.writeBaseline().isEmpty()) {
      return baseline.accepts(entry);
    }
    boolean finding = Baseline.isFinding(entry);
    if (finding) {
      written.add(entry);
    }
    return finding;
  }

  /**
   * Writes the baseline if that was asked for, and says what was left out.
   *
   * @param whole whether all resources were looked at: only then a finding is known to be gone
   */
  Optional<Diagnostic> finish(boolean whole) {
    if (options.writeBaseline().isPresent()) {
      String file = options.writeBaseline().get();
      try {
        BaselineFile.write(file, Baseline.of(written), terminal);
      } catch (IOException e) {
        return Optional.of(
            LoadMistake.UNREADABLE.in(file, "baseline cannot be written: " + InputPaths.reason(e)));
      }
      terminal.err().println("Wrote " + findings(written.size()) + " to " + file);
      return Optional.empty();
    }
    String file = options.baseline().orElse("");
    if (baseline.accepted() > 0) {
      String verb = baseline.accepted() == 1 ? " is" : " are";
      terminal
          .err()
          .println(findings(baseline.accepted()) + " of " + file + verb + " known and not counted");
    }
    if (whole && baseline.gone() > 0) {
      String verb = baseline.gone() == 1 ? " is" : " are";
      String hint = "; --write-baseline " + file + " writes it anew";
      terminal.err().println(findings(baseline.gone()) + " of " + file + verb + " gone" + hint);
    }
    return Optional.empty();
  }

  private static String findings(int number) {
    return number + (number == 1 ? " finding" : " findings");
  }
}
