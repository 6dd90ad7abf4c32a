package dev.ephor.engine.compile;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.act.ContextSources;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateError;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;

/**
 * An expression whose text has variables: it is known only when they are resolved.
 *
 * @param values whether variables may also yield the value itself in place of an expression
 */
record DynamicQuery(Template text, JmesCompiler expressions, boolean values, SourceLocation at)
    implements ContextSources.Query {
  @Override
  public Value apply(Value root, EvaluationContext context) {
    Value resolved = text.resolve(context);
    if (!(resolved instanceof StringNode(String expression))) {
      return values || resolved instanceof ErrorValue
          ? resolved
          : new TemplateError("CMP001", "jmesPath must be a string once resolved", at, false);
    }
    return switch (expressions.compile(expression.strip(), at)) {
      case JmesCompilation.Compiled(var compiled) ->
          new ContextSources.FixedQuery(compiled, at).apply(root, context);
      case JmesCompilation.Rejected(var diagnostic) ->
          new TemplateError(diagnostic.code(), diagnostic.message(), at, false);
    };
  }
}
