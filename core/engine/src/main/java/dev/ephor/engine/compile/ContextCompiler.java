package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Fragment;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.engine.act.ContextBinder;
import dev.ephor.engine.act.ContextSources;
import dev.ephor.engine.act.ContextSources.Query;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateCompiler;
import dev.ephor.jmespath.JmesCompilation;
import dev.ephor.jmespath.JmesCompiler;
import dev.ephor.policy.ContextEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Context entries, lowered to sources of values. */
final class ContextCompiler {
  private final TemplateCompiler templates;
  private final JmesCompiler expressions;
  private final Consumer<Diagnostic> mistakes;
  private final Set<String> read = new HashSet<>();

  ContextCompiler(
      TemplateCompiler templates, JmesCompiler expressions, Consumer<Diagnostic> mistakes) {
    this.templates = templates.watchedBy((found, _) -> read.addAll(found.roots()));
    this.expressions = expressions;
    this.mistakes = mistakes;
  }

  ContextBinder compile(List<ContextEntry> entries) {
    return new ContextBinder(
        entries.stream()
            .map(entry -> new ContextBinder.Entry(entry.name(), source(entry)))
            .toList());
  }

  /** The entries of a rule itself, around which there are none, checked for their order. */
  ContextBinder compileRule(List<ContextEntry> entries) {
    List<ContextBinder.Entry> out = new ArrayList<>();
    ContextOrder order = new ContextOrder(entries, mistakes);
    for (ContextEntry entry : entries) {
      read.clear();
      out.add(new ContextBinder.Entry(entry.name(), source(entry)));
      order.reads(read);
    }
    order.check();
    return new ContextBinder(out);
  }

  private ContextBinder.Source source(ContextEntry entry) {
    return switch (entry) {
      case ContextEntry.Variable variable -> {
        if (variable.value().isEmpty()) {
          variable.jmesPath().ifPresent(this::readBy);
        }
        yield new ContextSources.Variable(
            variable.value().map(templates::compile),
            variable.jmesPath().map(this::query),
            variable.defaultValue().map(templates::compile),
            variable.source().at());
      }
      case ContextEntry.ConfigMap configMap ->
          new ContextSources.ConfigMap(
              templates.compile(configMap.configMapName()),
              templates.compile(configMap.namespace()),
              configMap.source().at());
      case ContextEntry.ApiCall call -> apiCall(call);
      case ContextEntry.ImageRegistry image ->
          new ContextSources.ImageData(
              templates.compile(image.reference()),
              image.jmesPath().map(this::query),
              image.source().at());
      case ContextEntry.GlobalReference reference ->
          new ContextSources.GlobalReference(
              templates.compile(reference.entryName()),
              reference.jmesPath().map(this::query),
              reference.source().at());
    };
  }

  private ContextBinder.Source apiCall(ContextEntry.ApiCall call) {
    Map<String, Template> headers = new LinkedHashMap<>();
    call.service()
        .ifPresent(service ->
            service
                .headers()
                .forEach(header -> headers.put(header.key(), templates.compile(header.value()))));
    Fragment url =
        call.service()
            .map(ContextEntry.Service::url)
            .or(call::urlPath)
            .orElse(call.source().withNode(NullNode.NULL));
    ContextSources.ApiCall.Request request =
        new ContextSources.ApiCall.Request(
            call.method(),
            templates.compile(url),
            call.service().isPresent(),
            headers,
            call.data().stream()
                .map(field -> Map.entry(field.key(), templates.compile(field.value())))
                .toList(),
            call.service().map(ContextEntry.Service::caBundle).orElse(""));
    return new ContextSources.ApiCall(
        request,
        call.jmesPath().map(this::query),
        call.defaultValue().map(templates::compile),
        call.source().at());
  }

  /** Notes what an expression over the whole scope reads. */
  private void readBy(Fragment path) {
    if (path.node() instanceof StringNode(String text)
        && expressions.compile(text.strip()) instanceof JmesCompilation.Compiled(var found)) {
      read.addAll(found.roots());
    }
  }

  /** A jmesPath field: an expression without braces, in which variables may stand nevertheless. */
  Query query(Fragment path) {
    return query(path, false);
  }

  private Query query(Fragment path, boolean values) {
    if (!(path.node() instanceof StringNode(String text))) {
      mistakes.accept(Diagnostic.error("CMP001", path.at(), "jmesPath must be a string"));
      return (root, context) -> root;
    }
    Template template = templates.compile(path);
    if (!template.isConstant()) {
      return new DynamicQuery(template, expressions, values, path.at());
    }
    return switch (expressions.compile(text.strip(), path.at())) {
      case JmesCompilation.Compiled(var expression) ->
          new ContextSources.FixedQuery(expression, path.at());
      case JmesCompilation.Rejected(Diagnostic diagnostic) -> {
        mistakes.accept(diagnostic);
        yield (root, context) -> root;
      }
    };
  }

  /** {@code list} of a foreach: an expression over the whole scope. */
  Template list(Fragment list) {
    Query query = query(list, true);
    return Template.computed(context -> query.apply(context.scope(), context));
  }
}
