package dev.ephor.engine.act;

import dev.ephor.document.Fragment;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.pattern.PatternTrace;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ExpressionTrace;
import java.util.ArrayList;
import java.util.List;

/** Collects the visits of a pattern match, which come children first, and writes them as a tree. */
final class PatternRecorder implements PatternTrace {
  private final List<Branch> finished = new ArrayList<>();
  private final Fragment source;

  private record Branch(Visit visit, List<Branch> parts) {}

  PatternRecorder(Fragment source) {
    this.source = source;
  }

  @Override
  public void visited(Visit visit) {
    List<Branch> parts = new ArrayList<>();
    while (!finished.isEmpty() && finished.getLast().visit().depth() > visit.depth()) {
      parts.addFirst(finished.removeLast());
    }
    finished.add(new Branch(visit, parts));
  }

  void write(Trace trace) {
    finished.forEach(branch -> write(branch, trace));
  }

  private void write(Branch branch, Trace trace) {
    Visit visit = branch.visit();
    Trace.Entry entry = trace.open(label(visit), at(visit));
    branch.parts().forEach(part -> write(part, trace));
    trace.close();
    String actual = visit.actual().map(ExpressionTrace::text).orElse("nothing");
    entry.result(verdict(visit.outcome()), branch.parts().isEmpty() ? actual : "");
    if (visit.outcome() != Outcome.PASS) {
      entry.markDeciding();
    }
  }

  private static String label(Visit visit) {
    String path = visit.resourcePath().isEmpty() ? "/" : visit.resourcePath();
    String anchor = visit.anchor().map(found -> " (anchor " + found + ")").orElse("");
    return path + anchor + " against " + ExpressionTrace.text(visit.expected());
  }

  private SourceLocation at(Visit visit) {
    JsonPointer below = JsonPointer.parse(visit.patternPath()).orElse(JsonPointer.ROOT);
    List<String> tokens = new ArrayList<>(source.pointer().tokens());
    tokens.addAll(below.tokens());
    return source.document().locate(new JsonPointer(tokens));
  }

  private static Trace.Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case PASS -> Trace.Verdict.HOLDS;
      case FAIL -> Trace.Verdict.FAILS;
      case CONDITION_NOT_MET, GLOBAL_NOT_MET -> Trace.Verdict.SKIPPED;
      case ERROR -> Trace.Verdict.ERROR;
    };
  }
}
