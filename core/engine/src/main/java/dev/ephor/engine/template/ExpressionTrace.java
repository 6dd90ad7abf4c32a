package dev.ephor.engine.template;

import dev.ephor.cel.CelBudget;
import dev.ephor.cel.CelProgram;
import dev.ephor.cel.CelTrace;
import dev.ephor.document.BoolNode;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.jmespath.JmesExpression;
import dev.ephor.jmespath.JmesTrace;

/** Writes what the parts of an expression yielded into a trace. */
public final class ExpressionTrace {
  private static final int VALUE_LENGTH_MAX = 200;
  private static final int DEPTH_MAX = 12;

  private ExpressionTrace() {}

  static void record(
      Trace trace, JmesExpression expression, EvaluationContext context, SourceLocation at) {
    record(trace, expression.explain(context.scope()), at, 0);
  }

  /** Writes a CEL expression under a name. */
  public static void record(
      Trace trace, String name, CelProgram program, EvaluationContext context, SourceLocation at) {
    CelTrace root = program.explain(context.activation(), CelBudget.standard(() -> false));
    Trace.Entry entry = trace.open(name + ": " + root.text(), at);
    root.parts().forEach(part -> record(trace, part, at, 0));
    trace.close();
    entry.result(verdict(root.value()), text(root.value()));
  }

  private static void record(Trace trace, CelTrace part, SourceLocation at, int depth) {
    Trace.Entry entry = trace.open(part.text(), at);
    if (depth < DEPTH_MAX) {
      part.parts().forEach(inner -> record(trace, inner, at, depth + 1));
    }
    trace.close();
    entry.result(verdict(part.value()), text(part.value()));
  }

  private static void record(Trace trace, JmesTrace part, SourceLocation at, int depth) {
    Trace.Entry entry = trace.open(part.text(), at);
    if (depth < DEPTH_MAX) {
      part.parts().forEach(inner -> record(trace, inner, at, depth + 1));
    }
    trace.close();
    entry.result(verdict(part.value()), text(part.value()));
  }

  static Trace.Verdict verdict(Value value) {
    return switch (value) {
      case ErrorValue _ -> Trace.Verdict.ERROR;
      case BoolNode.TRUE -> Trace.Verdict.HOLDS;
      case BoolNode.FALSE -> Trace.Verdict.FAILS;
      default -> Trace.Verdict.NONE;
    };
  }

  /** The value on one line, shortened where it is long. */
  public static String text(Value value) {
    String full =
        switch (value) {
          case ErrorValue error -> error.message();
          case Node node -> JsonText.json(node);
          default -> value.toString();
        };
    return full.length() <= VALUE_LENGTH_MAX ? full : full.substring(0, VALUE_LENGTH_MAX) + "…";
  }
}
