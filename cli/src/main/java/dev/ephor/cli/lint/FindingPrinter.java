package dev.ephor.cli.lint;

import dev.ephor.cli.print.Colour;
import dev.ephor.cli.print.Table;
import dev.ephor.cli.print.Table.Cell;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.report.Fields;
import java.io.PrintStream;
import java.util.List;

/**
 * Prints findings for people, each with the line it is about:
 *
 * <pre>
 * policy.yaml:14:19: error[CEL002]: undeclared reference to `objct`
 *    |
 * 14 |     - expression: objct.spec.replicas &gt; 1
 *    |                   ^^^^^
 * help: did you mean `object`?
 * </pre>
 */
final class FindingPrinter {
  /** A longer line is cut around the place. */
  private static final int LINE_MAX = 160;

  private final PrintStream out;
  private final Colour colour;

  FindingPrinter(PrintStream out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  void print(List<Finding> findings) {
    for (Finding finding : findings) {
      print(finding);
    }
  }

  private void print(Finding finding) {
    Diagnostic found = finding.diagnostic();
    String label = word(found) + "[" + found.code() + "]";
    out.println(
        Fields.plain(found.at().toString())
            + ": "
            + paint(found, label)
            + ": "
            + Fields.plain(found.message()));
    finding.span().ifPresent(span -> excerpt(finding, span));
    found.help().ifPresent(help -> out.println(colour.cyan("help") + ": " + Fields.plain(help)));
    out.println();
  }

  private void excerpt(Finding finding, SourceLines.Span span) {
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length());
    int cut = Math.max(0, span.from() - LINE_MAX / 2);
    String rest = finding.line().substring(cut);
    String shown = rest.length() > LINE_MAX ? rest.substring(0, LINE_MAX) : rest;
    int from = span.from() - cut;
    int to = Math.clamp(span.to() - cut, from + 1, Math.max(from + 1, shown.length()));
    String before = shown.substring(0, Math.min(from, shown.length()));
    String carets = "^".repeat(shown.codePointCount(from, Math.min(to, shown.length())));
    out.println(colour.dim(margin + " |"));
    out.println(colour.dim(number + " |") + " " + Fields.plain(shown));
    out.println(
        colour.dim(margin + " |")
            + " "
            + blank(before)
            + paint(finding.diagnostic(), carets.isEmpty() ? "^" : carets));
  }

  /** As wide as the text; tabs stay tabs, so that what follows stands below what it is about. */
  private static String blank(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> out.append(point == '\t' ? '\t' : ' '));
    return out.toString();
  }

  private String paint(Diagnostic found, String text) {
    return found.severity() == Severity.ERROR ? colour.red(text) : colour.yellow(text);
  }

  private static String word(Diagnostic found) {
    return found.severity() == Severity.ERROR ? "error" : "warning";
  }

  /** All findings as a table of that many columns of text. */
  String table(List<Finding> findings, int columns) {
    Table table = new Table("PLACE", "SEVERITY", "CODE", "MESSAGE", "HELP");
    for (Finding finding : findings) {
      Diagnostic found = finding.diagnostic();
      table.add(
          Cell.plain(found.at().toString()),
          new Cell(word(found), text -> paint(found, text)),
          Cell.plain(found.code()),
          Cell.plain(found.message()),
          Cell.plain(found.help().orElse("")));
    }
    return table.render(columns);
  }
}
