package dev.ephor.cel;

import dev.ephor.document.Diagnostic;
import java.util.List;

/** Outcome of compiling an expression. */
public sealed interface CelCompilation {
  record Compiled(CelProgram program) implements CelCompilation {}

  /** All mistakes that were found, sorted by place; at least one. */
  record Rejected(List<Diagnostic> diagnostics) implements CelCompilation {
    public Rejected {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
