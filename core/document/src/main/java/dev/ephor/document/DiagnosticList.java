package dev.ephor.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Diagnostics of one call, up to a cap; what does not fit is counted and said at the end. */
final class DiagnosticList {
  private final int cap;
  private final List<Diagnostic> kept = new ArrayList<>();
  private int dropped = 0;
  private int errors = 0;

  DiagnosticList(int cap) {
    this.cap = cap;
  }

  void add(Diagnostic diagnostic) {
    if (diagnostic.severity() == Severity.ERROR) {
      errors++;
    }
    if (kept.size() < cap) {
      kept.add(diagnostic);
    } else {
      dropped++;
    }
  }

  void addAll(DiagnosticList other) {
    int droppedErrors = other.errors;
    for (Diagnostic diagnostic : other.kept) {
      droppedErrors -= diagnostic.severity() == Severity.ERROR ? 1 : 0;
      add(diagnostic);
    }
    dropped += other.dropped;
    errors += droppedErrors;
  }

  /** Number of errors added so far, kept or not. */
  int errors() {
    return errors;
  }

  List<Diagnostic> toList(String file) {
    if (dropped == 0) {
      return List.copyOf(kept);
    }
    List<Diagnostic> out = new ArrayList<>(kept);
    // An error must not hide behind the cap.
    Severity severity = errors > 0 ? Severity.ERROR : Severity.WARNING;
    out.add(
        new Diagnostic(
            DocumentCodes.OMITTED,
            severity,
            new SourceLocation(file, 0, 0, ""),
            dropped + " more diagnostics are not shown",
            Optional.empty()));
    return out;
  }
}
