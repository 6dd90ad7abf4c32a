package dev.ephor.cli.print;

import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.report.Fields;
import java.util.List;

/** Prints what is wrong with the input, on the error stream. */
public final class Problems {
  private Problems() {}

  public static void print(List<Diagnostic> problems, Terminal terminal) {
    for (Diagnostic problem : problems) {
      terminal.err().println(Fields.plain(problem.render()));
    }
  }
}
