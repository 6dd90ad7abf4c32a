package dev.ephor.engine.template;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.jmespath.JmesError;
import dev.ephor.jmespath.JmesExpression;
import org.jspecify.annotations.Nullable;

/**
 * One variable that makes up a whole value, which keeps the type of what it resolves to.
 *
 * <p>The expression of a variable that holds other variables is known only when those are resolved;
 * the last one is kept, as most requests ask for the same.
 */
final class VariableTemplate implements Template {
  private final Template text;
  private final JmesCompiler compiler;
  private final SourceLocation at;
  private final @Nullable JmesExpression fixed;
  private volatile @Nullable JmesExpression latest;

  private VariableTemplate(
      Template text, JmesCompiler compiler, SourceLocation at, @Nullable JmesExpression fixed) {
    this.text = text;
    this.compiler = compiler;
    this.at = at;
    this.fixed = fixed;
  }

  static VariableTemplate of(JmesExpression expression, JmesCompiler compiler, SourceLocation at) {
    Template text = Template.constant(StringNode.of(expression.text()));
    return new VariableTemplate(text, compiler, at, expression);
  }

  /** A variable whose expression has variables in it. */
  static VariableTemplate nested(Template text, JmesCompiler compiler, SourceLocation at) {
    return new VariableTemplate(text, compiler, at, null);
  }

  @Override
  public Value resolve(EvaluationContext context) {
    JmesExpression expression = fixed;
    if (expression == null) {
      Value source = text.resolve(context);
      if (!(source instanceof StringNode(String dynamic))) {
        return source;
      }
      expression = latest;
      if (expression == null || !expression.text().equals(dynamic)) {
        switch (compiler.compile(dynamic.strip(), at)) {
          case JmesCompilation.Rejected(var diagnostic) -> {
            return new TemplateError(diagnostic.code(), diagnostic.message(), at, false);
          }
          case JmesCompilation.Compiled(JmesExpression compiled) -> expression = compiled;
        }
        latest = expression;
      }
    }
    return evaluate(expression, context);
  }

  private Value evaluate(JmesExpression expression, EvaluationContext context) {
    Value value = expression.evaluate(context.scope(), context.jmesBudget());
    Trace trace = context.trace();
    if (trace != null) {
      ExpressionTrace.record(trace, expression, context, at);
    }
    return value instanceof ErrorValue error ? unresolved(expression, error) : value;
  }

  private TemplateError unresolved(JmesExpression expression, ErrorValue error) {
    boolean notFound =
        error instanceof JmesError.NotFound
            || (error instanceof TemplateError inner && inner.notFound());
    String message =
        "failed to resolve " + expression.text() + " at path " + at.path() + ": " + error.message();
    return new TemplateError(error.code(), message, at, notFound);
  }
}
