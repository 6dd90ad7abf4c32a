package dev.ephor.engine.act;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.port.LookupError;
import dev.ephor.engine.port.Lookups;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.JsonText;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateError;
import dev.ephor.jmespath.JmesError;
import dev.ephor.jmespath.JmesExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How each kind of context entry finds its value. */
public final class ContextSources {
  private ContextSources() {}

  /** An expression over a value that was just found: fixed text, or text with variables. */
  @FunctionalInterface
  public interface Query {
    Value apply(Value root, EvaluationContext context);
  }

  /** {@code variable}: value, then expression over it or over the scope, then default. */
  public record Variable(
      Optional<Template> value, Optional<Query> path, Optional<Template> absent, SourceLocation at)
      implements ContextBinder.Source {
    @Override
    public Value evaluate(EvaluationContext context) {
      Value found = find(context);
      boolean missing = found instanceof ErrorValue || isEmpty(found);
      return missing && absent.isPresent() ? absent.get().resolve(context) : found;
    }

    @Override
    public boolean isLookup() {
      return false;
    }

    private Value find(EvaluationContext context) {
      if (value.isPresent()) {
        Value base = value.get().resolve(context);
        return path.isPresent() && base instanceof Node ? path.get().apply(base, context) : base;
      }
      return path.isPresent()
          ? path.get().apply(context.scope(), context)
          : missing("the variable has neither value nor jmesPath", at);
    }

    private static boolean isEmpty(Value value) {
      return value instanceof NullNode;
    }
  }

  /** {@code configMap}. */
  public record ConfigMap(Template name, Template namespace, SourceLocation at)
      implements ContextBinder.Source {
    @Override
    public Value evaluate(EvaluationContext context) {
      Value resolvedName = name.resolve(context);
      Value resolvedNamespace = namespace.resolve(context);
      if (resolvedName instanceof ErrorValue) {
        return resolvedName;
      }
      if (resolvedNamespace instanceof ErrorValue) {
        return resolvedNamespace;
      }
      String own = Confinement.of(context);
      String given = text(resolvedNamespace);
      String inNamespace = !given.isEmpty() ? given : own.isEmpty() ? "default" : own;
      Optional<TemplateError> broken = Confinement.ofConfigMap(context, inNamespace, at);
      return broken.isPresent()
          ? broken.get()
          : context.lookups().configMap(inNamespace, text(resolvedName));
    }
  }

  /** {@code apiCall}. */
  public record ApiCall(
      Request request, Optional<Query> path, Optional<Template> absent, SourceLocation at)
      implements ContextBinder.Source {

    /** The call, with variables in all of its texts. */
    public record Request(
        String method,
        Template url,
        boolean service,
        Map<String, Template> headers,
        List<Map.Entry<String, Template>> data,
        String certificates) {
      public Request {
        headers = Map.copyOf(headers);
        data = List.copyOf(data);
      }
    }

    @Override
    public Value evaluate(EvaluationContext context) {
      Value answer = call(context);
      if (answer instanceof TemplateError error && Confinement.isBroken(error)) {
        return error;
      }
      if (answer instanceof Node && path.isPresent()) {
        answer = path.get().apply(answer, context);
      }
      return answer instanceof ErrorValue && absent.isPresent()
          ? absent.get().resolve(context)
          : answer;
    }

    private Value call(EvaluationContext context) {
      Value url = request.url().resolve(context);
      if (url instanceof ErrorValue) {
        return url;
      }
      Optional<TemplateError> broken =
          Confinement.ofCall(context, text(url), request.service(), at);
      if (broken.isPresent()) {
        return broken.get();
      }
      ObjectNode.Builder body = ObjectNode.builder();
      for (Map.Entry<String, Template> field : request.data()) {
        Value value = field.getValue().resolve(context);
        if (!(value instanceof Node node)) {
          return value;
        }
        body.put(field.getKey(), node);
      }
      Map<String, String> headers = new TreeMap<>();
      for (Map.Entry<String, Template> header : request.headers().entrySet()) {
        Value value = header.getValue().resolve(context);
        if (value instanceof ErrorValue) {
          return value;
        }
        headers.put(header.getKey(), text(value));
      }
      return context
          .lookups()
          .apiCall(
              new Lookups.ApiRequest(
                  request.method(),
                  text(url),
                  request.service(),
                  headers,
                  body.build(),
                  request.certificates()));
    }
  }

  /** {@code imageRegistry}. */
  public record ImageData(Template reference, Optional<Query> path, SourceLocation at)
      implements ContextBinder.Source {
    @Override
    public Value evaluate(EvaluationContext context) {
      Value resolved = reference.resolve(context);
      if (resolved instanceof ErrorValue) {
        return resolved;
      }
      Value data = context.lookups().imageData(text(resolved));
      return data instanceof Node && path.isPresent() ? path.get().apply(data, context) : data;
    }
  }

  /** {@code globalReference}. */
  public record GlobalReference(Template name, Optional<Query> path, SourceLocation at)
      implements ContextBinder.Source {
    @Override
    public Value evaluate(EvaluationContext context) {
      Optional<TemplateError> broken = Confinement.ofGlobalReference(context, at);
      Value resolved = broken.isPresent() ? broken.get() : name.resolve(context);
      if (resolved instanceof ErrorValue) {
        return resolved;
      }
      Value data = context.lookups().globalContext(text(resolved), "");
      return data instanceof Node && path.isPresent() ? path.get().apply(data, context) : data;
    }
  }

  /** An expression that is known when the policy is compiled. */
  public record FixedQuery(JmesExpression expression, SourceLocation at) implements Query {
    @Override
    public Value apply(Value root, EvaluationContext context) {
      Value value = expression.evaluate(root, context.jmesBudget());
      return value instanceof ErrorValue error
          ? new TemplateError(
              error.code(),
              "failed to evaluate " + expression.text() + ": " + error.message(),
              at,
              error instanceof JmesError.NotFound
                  || (error instanceof TemplateError inner && inner.notFound())
                  || (error instanceof LookupError lookup && lookup.notFound()))
          : value;
    }
  }

  private static TemplateError missing(String message, SourceLocation at) {
    return new TemplateError("RUN005", message, at, true);
  }

  private static String text(Value value) {
    return switch (value) {
      case StringNode(String text) -> text;
      case Node node -> JsonText.json(node);
      default -> "";
    };
  }
}
