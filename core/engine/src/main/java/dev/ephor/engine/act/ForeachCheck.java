package dev.ephor.engine.act;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NodeSearch;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.plan.Action;
import dev.ephor.engine.plan.Binder;
import dev.ephor.engine.plan.Check;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.Template;
import dev.ephor.engine.template.TemplateError;
import java.util.List;
import java.util.Optional;

/**
 * {@code foreach}: the same check for each element of one or more lists. The first element that
 * does not pass decides; no element at all is a skip. Elements whose preconditions cannot be
 * decided are passed over like those that do not meet them, as lists hold elements of several
 * shapes; but where no other element is left, that is an error.
 *
 * @param depth 0 for the outermost foreach, one more for each foreach around it
 */
public record ForeachCheck(List<Entry> entries, int depth) implements Check {
  public ForeachCheck {
    entries = List.copyOf(entries);
  }

  /**
   * One list with its check.
   *
   * @param elementScope whether patterns see the element ({@code true}) or the whole resource
   */
  public record Entry(
      Template list,
      Optional<Boolean> elementScope,
      Binder context,
      Optional<Condition> preconditions,
      Check check,
      SourceLocation at) {}

  /** As the action of a rule: where there was no element to judge, there is nothing to report. */
  public Action asAction() {
    return context -> {
      RuleOutcome outcome = judge(context);
      return outcome instanceof RuleOutcome.Skip ? List.of() : Action.Result.only(outcome);
    };
  }

  @Override
  public RuleOutcome judge(EvaluationContext context) {
    int applied = 0;
    Optional<RuleOutcome> unsure = Optional.empty();
    for (Entry entry : entries) {
      Value list = entry.list().resolve(context);
      if (list instanceof TemplateError missing && missing.notFound()) {
        continue;
      }
      if (list instanceof ErrorValue error) {
        return RuleErrors.outcome("failed to evaluate foreach list", error, entry.at());
      }
      ArrayNode elements = Elements.of((Node) list);
      if (elements.size() > Elements.MAX) {
        return new RuleOutcome.Error(Elements.tooMany(entry.at(), elements.size()));
      }
      for (int i = 0; i < elements.size(); i++) {
        if (!Elements.pay(context, NullNode.NULL)) {
          return new RuleOutcome.Error(Elements.tooMuch(entry.at()));
        }
        Judged judged = element(entry, elements.get(i), i, context);
        if (!judged.meant()) {
          unsure = unsure.isEmpty() ? Optional.of(judged.outcome()) : unsure;
          continue;
        }
        RuleOutcome outcome = judged.outcome();
        switch (outcome) {
          case RuleOutcome.Skip _ -> {}
          case RuleOutcome.Pass _ -> applied++;
          case RuleOutcome.Warn _, RuleOutcome.Fail _, RuleOutcome.Error _ -> {
            return outcome;
          }
        }
      }
    }
    return applied == 0
        ? unsure.orElse(new RuleOutcome.Skip("rule skipped"))
        : new RuleOutcome.Pass("rule passed");
  }

  /**
   * What one element brought.
   *
   * @param meant false when its preconditions could not be decided
   */
  private record Judged(RuleOutcome outcome, boolean meant) {
    static Judged of(RuleOutcome outcome) {
      return new Judged(outcome, true);
    }
  }

  private Judged element(Entry entry, Node element, int index, EvaluationContext context) {
    if (element == NullNode.NULL) {
      return Judged.of(new RuleOutcome.Skip("element is null"));
    }
    Trace trace = context.trace();
    Trace.Entry traced = trace == null ? null : trace.open("element " + index, entry.at());
    Judged judged = judge(entry, element, Elements.bind(context, element, index, depth));
    if (trace != null && traced != null) {
      trace.close();
      traced.result(Outcomes.verdict(judged.outcome()), judged.outcome().message());
    }
    return judged;
  }

  private static Judged judge(Entry entry, Node element, EvaluationContext context) {
    boolean scoped = entry.elementScope().orElse(element instanceof ObjectNode);
    if (scoped && !(element instanceof ObjectNode)) {
      return Judged.of(
          new RuleOutcome.Error(
              Diagnostic.error(
                  "RUN004",
                  entry.at(),
                  "elementScope is true but the element is of type " + element.typeName())));
    }
    EvaluationContext bound = entry.context().bind(context);
    if (entry.preconditions().isPresent()) {
      switch (entry.preconditions().get().test(bound)) {
        case Condition.Test.Holds _ -> {}
        case Condition.Test.Fails(String message) -> {
          return Judged.of(
              new RuleOutcome.Skip(
                  message.isEmpty()
                      ? "preconditions not met"
                      : "preconditions not met; " + message));
        }
        case Condition.Test.Undecided(var cause) -> {
          return new Judged(new RuleOutcome.Error(cause), false);
        }
      }
    }
    EvaluationContext judged = scoped ? bound.withSubject(element) : bound;
    return Judged.of(
        switch (entry.check().judge(judged)) {
          case RuleOutcome.Fail(String message, Optional<String> path) ->
              new RuleOutcome.Fail(
                  "validation failure: " + message, place(element, path, context, scoped));
          case RuleOutcome other -> other;
        });
  }

  /** A path below an element, seen from the resource: expressions hand out its parts uncopied. */
  private static Optional<String> place(
      Node element, Optional<String> path, EvaluationContext context, boolean scoped) {
    if (path.isPresent() && !scoped) {
      return path;
    }
    return NodeSearch.pointerTo(element, context.attributes().subject())
        .map(found -> found + path.orElse(""));
  }
}
