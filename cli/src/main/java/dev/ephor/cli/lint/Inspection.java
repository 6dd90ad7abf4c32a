package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import java.util.List;

/**
 * What is wrong with one file.
 *
 * @param diagnostics in the order of their places
 * @param policies number of policies and exceptions in the file, broken ones included
 * @param known number of all documents whose kind is known, policies included
 * @param others number of documents that are passed over
 * @param broken whether a policy or exception cannot be used, or the file cannot be read
 */
public record Inspection(
    List<Diagnostic> diagnostics, int policies, int known, int others, boolean broken) {
  public Inspection {
    diagnostics = List.copyOf(diagnostics);
  }

  long errors() {
    return diagnostics.stream().filter(found -> found.severity() == Severity.ERROR).count();
  }

  long warnings() {
    return diagnostics.size() - errors();
  }

  Inspection with(List<Diagnostic> some) {
    return new Inspection(some, policies, known, others, broken);
  }
}
