package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import java.util.Optional;

/**
 * A diagnostic with the line it is about.
 *
 * @param line the whole line; empty when the diagnostic is about no line
 * @param span what of the line is meant
 */
record Finding(Diagnostic diagnostic, String line, Optional<SourceLines.Span> span) {
  static Finding of(Diagnostic found, SourceLines text) {
    boolean known = found.at().line() > 0 && !text.line(found.at().line()).isEmpty();
    return known
        ? new Finding(found, text.line(found.at().line()), Optional.of(text.span(found)))
        : new Finding(found, "", Optional.empty());
  }
}
