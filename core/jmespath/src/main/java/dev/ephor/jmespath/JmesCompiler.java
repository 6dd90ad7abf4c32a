package dev.ephor.jmespath;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.document.SourceLocation;

/** Compiles expressions. Immutable; may be shared by threads. */
public final class JmesCompiler {
  private static final String NO_FILE = "<expression>";

  private final FunctionTable functions;
  private final JmesMode mode;
  private final JmesLimits limits;

  /** A compiler of the dialect of policies with default limits. */
  public JmesCompiler(FunctionTable functions) {
    this(functions, JmesMode.POLICY, JmesLimits.DEFAULT);
  }

  public JmesCompiler(FunctionTable functions, JmesMode mode, JmesLimits limits) {
    this.functions = functions;
    this.mode = mode;
    this.limits = limits;
  }

  /** Compiles an expression that stands in no file. */
  public JmesCompilation compile(String text) {
    return compile(text, SourceLocation.UNKNOWN);
  }

  /**
   * Compiles an expression.
   *
   * @param at place of the text or of what it is part of; a diagnostic points to it
   */
  public JmesCompilation compile(String text, SourceLocation at) {
    return switch (Parser.parse(text, limits)) {
      case Parser.Result.Faulty faulty -> rejected(faulty.fault(), at);
      case Parser.Result.Parsed parsed -> {
        Planner planner = new Planner(functions, mode, null);
        Operation operation = planner.plan(parsed.tree());
        SyntaxFault fault = planner.fault();
        yield fault != null
            ? rejected(fault, at)
            : new JmesCompilation.Compiled(
                new JmesExpression(
                    text,
                    parsed.tree(),
                    operation,
                    new JmesExpression.Dialect(functions, mode, limits)));
      }
    };
  }

  private static JmesCompilation rejected(SyntaxFault fault, SourceLocation at) {
    int column = fault.offset() + 1;
    SourceLocation place =
        at.equals(SourceLocation.UNKNOWN) ? new SourceLocation(NO_FILE, 1, column, "") : at;
    String message = fault.message() + " at column " + column + " of the expression";
    return new JmesCompilation.Rejected(
        new Diagnostic(fault.code(), Severity.ERROR, place, message, fault.help()));
  }
}
