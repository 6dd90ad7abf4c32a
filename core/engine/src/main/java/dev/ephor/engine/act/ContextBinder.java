package dev.ephor.engine.act;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.Value;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.scope.ContextBudget;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.LazyScope;
import dev.ephor.jmespath.Scope;
import java.util.List;

/**
 * {@code context} of a rule: each entry sees those before it and is evaluated when it is first
 * asked for, so that what is never used is never looked up.
 */
public record ContextBinder(List<Entry> entries) implements Binder {
  public ContextBinder {
    entries = List.copyOf(entries);
  }

  /** A named value. */
  public record Entry(String name, Source source) {}

  /** How the value of an entry is found: a node, or an error value. */
  @FunctionalInterface
  public interface Source {
    Value evaluate(EvaluationContext context);

    /** Whether it asks for something outside of the request. */
    default boolean isLookup() {
      return true;
    }
  }

  @Override
  public EvaluationContext bind(EvaluationContext context) {
    if (entries.isEmpty()) {
      return context;
    }
    EvaluationContext bounded = context.withInnerBudget();
    Scope scope = context.scope();
    for (Entry entry : entries) {
      Node given = context.target().given().get(entry.name());
      if (given != null && entry.source().isLookup()) {
        continue; // A given value takes the place of the lookup, and is in scope already.
      }
      scope =
          new LazyScope(
              scope,
              entry.name(),
              before -> {
                Value value = entry.source().evaluate(bounded.withScope(before));
                return value instanceof ErrorValue && given != null
                    ? given
                    : within(bounded.contextBudget(), entry.name(), value);
              });
    }
    return bounded.withScope(scope);
  }

  /** A value that the context has room for, or the error that it has none. */
  private static Value within(ContextBudget budget, String name, Value value) {
    return value instanceof Node node && !budget.charge(node)
        ? new TooLarge(
            "RUN008",
            "context size limit exceeded: with context entry `"
                + name
                + "` the context has "
                + budget.used()
                + " bytes; at most "
                + ContextBudget.BYTES
                + " are allowed")
        : value;
  }

  /** There is no room for the value of an entry. */
  private record TooLarge(String code, String message) implements ErrorValue {}
}
