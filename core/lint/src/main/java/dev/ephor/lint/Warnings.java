package dev.ephor.lint;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the findings of one document: each once, sorted by place, up to a limit. */
final class Warnings {
  static final int MAX = 200;

  private final Map<Key, Diagnostic> found = new LinkedHashMap<>();

  private record Key(String code, int line, int column, String message) {}

  void add(LintCode code, SourceLocation at, String message, Optional<String> help) {
    found.putIfAbsent(
        new Key(code.code(), at.line(), at.column(), message),
        Diagnostic.warning(code.code(), at, message).withHelp(help));
  }

  List<Diagnostic> sorted() {
    List<Diagnostic> out = new ArrayList<>(found.values());
    out.sort(
        Comparator.comparingInt((Diagnostic each) -> each.at().line())
            .thenComparingInt(each -> each.at().column())
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message));
    return List.copyOf(out.subList(0, Math.min(out.size(), MAX)));
  }
}
