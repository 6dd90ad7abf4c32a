package dev.ephor.engine.mutate;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.act.Elements;
import dev.ephor.engine.act.RuleErrors;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.template.Template;
import java.util.List;
import java.util.Optional;

/**
 * {@code foreach} of a mutate rule: each element changes the object that the elements before it
 * have left.
 *
 * @param depth 0 for the outermost foreach
 */
record ForeachChange(List<Entry> entries, int depth) implements Change {
  ForeachChange {
    entries = List.copyOf(entries);
  }

  /** One list and what is done for each of its elements. */
  record Entry(
      Template list,
      boolean descending,
      Binder context,
      Optional<Condition> preconditions,
      Change change,
      SourceLocation at) {}

  @Override
  public Changed apply(Node object, EvaluationContext context) {
    Node current = object;
    for (Entry entry : entries) {
      Value list = entry.list().resolve(context);
      if (list instanceof ErrorValue error) {
        return new Changed.Failed(
            RuleErrors.diagnostic("failed to evaluate foreach list", error, entry.at()));
      }
      ArrayNode elements = Elements.of((Node) list);
      if (elements.size() > Elements.MAX) {
        return new Changed.Failed(Elements.tooMany(entry.at(), elements.size()));
      }
      for (int i = 0; i < elements.size(); i++) {
        if (!Elements.pay(context, current)) {
          return new Changed.Failed(Elements.tooMuch(entry.at()));
        }
        int index = entry.descending() ? elements.size() - 1 - i : i;
        switch (element(
            entry, current, Elements.bind(context, elements.get(index), index, depth))) {
          case Changed.Done(Node changed) -> current = changed;
          case Changed.Skipped _ -> {}
          case Changed.Failed failed -> {
            return failed;
          }
        }
      }
    }
    return new Changed.Done(current);
  }

  private static Changed element(Entry entry, Node object, EvaluationContext context) {
    EvaluationContext bound = entry.context().bind(context);
    if (entry.preconditions().isPresent()) {
      switch (entry.preconditions().get().test(bound)) {
        case Condition.Test.Holds _ -> {}
        case Condition.Test.Fails(String message) -> {
          return new Changed.Skipped(message);
        }
        case Condition.Test.Undecided(Diagnostic cause) -> {
          return new Changed.Failed(cause);
        }
      }
    }
    return entry.change().apply(object, bound);
  }
}
