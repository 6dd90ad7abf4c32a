package dev.ephor.document;

/**
 * Ends the reading of one document from within its nested calls. It never leaves this package:
 * {@link DocumentReader#parse} turns it into its diagnostic.
 */
final class Rejected extends RuntimeException {
  private final transient Diagnostic diagnostic;

  Rejected(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
