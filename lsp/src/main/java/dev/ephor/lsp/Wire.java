package dev.ephor.lsp;

import dev.ephor.cli.lint.SourceLines;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.report.DiagnosticPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Our values in the words of the protocol.
 *
 * @param home folder of the program, where the pages about codes are
 */
record Wire(Optional<Path> home) {
  private static final String SOURCE = "ephor";

  org.eclipse.lsp4j.Diagnostic diagnostic(Diagnostic found, SourceLines lines) {
    String message =
        found.help().map(help -> found.message() + "\n" + help).orElse(found.message());
    org.eclipse.lsp4j.Diagnostic out =
        new org.eclipse.lsp4j.Diagnostic(
            range(lines.span(found)),
            message,
            found.severity() == Severity.ERROR
                ? DiagnosticSeverity.Error
                : DiagnosticSeverity.Warning,
            SOURCE,
            found.code());
    home.map(folder -> folder.resolve(DiagnosticPages.of(found.code())))
        .filter(Files::isRegularFile)
        .ifPresent(
            page -> out.setCodeDescription(new DiagnosticCodeDescription(page.toUri().toString())));
    return out;
  }

  static Range range(SourceLines.Span span) {
    int line = span.line() - 1;
    return new Range(new Position(line, span.from()), new Position(line, span.to()));
  }
}
