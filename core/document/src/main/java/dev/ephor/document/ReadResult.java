package dev.ephor.document;

import java.util.List;

/**
 * What was read.
 *
 * @param documents those without an error, in the order of the file
 * @param diagnostics errors of the documents that are missing, and warnings; in the order of the
 *     file, capped by {@link Limits#diagnostics()}
 */
public record ReadResult(List<Document> documents, List<Diagnostic> diagnostics) {
  public ReadResult {
    documents = List.copyOf(documents);
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
