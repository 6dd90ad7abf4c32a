package dev.ephor.engine.translate;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Why a policy cannot be translated, collected. Mutable; for one translation and one thread. */
final class Reasons {
  private static final int REASONS_MAX = 50;

  private final List<Diagnostic> found = new ArrayList<>();

  void add(Reason reason, Fragment place, String message) {
    add(reason, place.at(), message);
  }

  void add(Reason reason, SourceLocation at, String message) {
    Diagnostic diagnostic = Diagnostic.error(reason.code(), at, message);
    if (found.size() < REASONS_MAX && !found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Diagnostic> list() {
    return List.copyOf(found);
  }
}
