package dev.ephor.cli.lint;

import dev.ephor.cli.print.Colour;
import dev.ephor.cli.terminal.Screen;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.Node;
import dev.ephor.document.YamlWriter;
import dev.ephor.report.DiagnosticReports;
import dev.ephor.report.DiagnosticReports.Totals;
import dev.ephor.report.DiagnosticSarif;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Writes what was found, to the output or to a file, and the totals for people. */
final class LintOutput {
  private final LintOptions.Output wanted;
  private final Terminal terminal;
  private final String version;

  LintOutput(LintOptions.Output wanted, Terminal terminal, String version) {
    this.wanted = wanted;
    this.terminal = terminal;
    this.version = version;
  }

  void write(List<Finding> findings, Totals totals) throws IOException {
    if (wanted.file().isEmpty()) {
      Colour colour = Colour.forOutput(wanted.colour(), terminal);
      write(findings, totals, terminal.out(), colour, terminal.environment().screen().columns());
    } else {
      try (PrintStream out =
          new PrintStream(
              new BufferedOutputStream(
                  Files.newOutputStream(terminal.environment().resolve(wanted.file().get()))),
              false,
              StandardCharsets.UTF_8)) {
        write(findings, totals, out, Colour.OFF, Screen.UNLIMITED);
        if (out.checkError()) {
          throw new IOException("the disk may be full");
        }
      }
    }
    boolean forPeople = wanted.format() == LintFormat.TEXT || wanted.format() == LintFormat.TABLE;
    (forPeople && wanted.file().isEmpty() ? terminal.out() : terminal.err()).println(totals);
  }

  private void write(
      List<Finding> findings, Totals totals, PrintStream out, Colour colour, int columns)
      throws IOException {
    List<Diagnostic> plain = findings.stream().map(Finding::diagnostic).toList();
    switch (wanted.format()) {
      case TEXT -> new FindingPrinter(out, colour).print(findings);
      case TABLE -> {
        if (!findings.isEmpty()) {
          out.print(new FindingPrinter(out, colour).table(findings, columns));
        }
      }
      case JSON -> json(DiagnosticReports.list(plain, totals), out);
      case YAML -> YamlWriter.inOrder().write(DiagnosticReports.list(plain, totals), out);
      case SARIF -> json(new DiagnosticSarif(version).log(plain), out);
      case JUNIT -> DiagnosticReports.junit(plain, out);
      case MARKDOWN -> DiagnosticReports.markdown(plain, totals, out);
      case HTML -> DiagnosticReports.html(plain, totals, out);
      case CSV -> DiagnosticReports.csv(plain, out);
      case GITLAB -> json(DiagnosticReports.gitlab(plain), out);
      case GITHUB -> DiagnosticReports.github(plain, out);
    }
  }

  private static void json(Node node, Appendable out) throws IOException {
    JsonWriter.pretty().write(node, out);
    out.append('\n');
  }
}
