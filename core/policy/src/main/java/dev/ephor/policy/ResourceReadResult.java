package dev.ephor.policy;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import java.util.List;

/**
 * What became of one document that is no policy: its record, and all mistakes that were found. With
 * a mistake of severity ERROR the record must not be used, but may be shown.
 */
public record ResourceReadResult<T>(T value, List<Diagnostic> diagnostics) {
  public ResourceReadResult {
    diagnostics = List.copyOf(diagnostics);
  }

  public boolean isBroken() {
    return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }
}
