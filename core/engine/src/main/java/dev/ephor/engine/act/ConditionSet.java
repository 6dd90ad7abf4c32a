package dev.ephor.engine.act;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.engine.pattern.ConditionOperator;
import dev.ephor.engine.plan.Condition;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.JsonText;
import dev.ephor.engine.template.Template;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of preconditions and deny: every block must hold; a block holds when one of its {@code
 * any} and all of its {@code all} hold.
 */
public final class ConditionSet implements Condition {
  private final List<Block> blocks;
  private final String label;
  private final String doing;
  private final SourceLocation at;

  /** One block; a part that is not given does not restrict. */
  public record Block(Optional<List<Comparison>> any, Optional<List<Comparison>> all) {
    public Block {
      any = any.map(List::copyOf);
      all = all.map(List::copyOf);
    }
  }

  /** One condition; {@code operator} is ready to be compared with the resolved key. */
  public record Comparison(
      Template key,
      ConditionOperator operator,
      Template value,
      ConditionOperator.@Nullable Condition compiled,
      Optional<Template> message,
      SourceLocation at) {}

  /**
   * @param label what an explanation calls the conditions, for example {@code preconditions}
   */
  public ConditionSet(List<Block> blocks, String label, SourceLocation at) {
    this.blocks = List.copyOf(blocks);
    this.label = label;
    // The words are those of Kyverno, which checks conditions but evaluates preconditions.
    this.doing =
        (label.equals("deny conditions") ? "failed to check " : "failed to evaluate ") + label;
    this.at = at;
  }

  @Override
  public Test test(EvaluationContext context) {
    Trace trace = context.trace();
    if (trace == null) {
      return decide(context);
    }
    Trace.Entry entry = trace.open(label, at);
    Test result = decide(context);
    trace.close();
    entry.result(verdict(result), "");
    return result;
  }

  private Test decide(EvaluationContext context) {
    String holding = "";
    for (Block block : blocks) {
      if (block.any().isPresent()) {
        Test any = test(Group.ANY, block.any().get(), context);
        if (!(any instanceof Test.Holds(String message))) {
          return any;
        }
        holding = join(holding, message);
      }
      if (block.all().isPresent()) {
        Test all = test(Group.ALL, block.all().get(), context);
        if (!(all instanceof Test.Holds(String message))) {
          return all;
        }
        holding = join(holding, message);
      }
    }
    return holding.isEmpty() ? Test.TRUE : new Test.Holds(holding);
  }

  /** How the conditions of a list make one answer. */
  private enum Group {
    ANY("any"),
    ALL("all");

    private final String word;

    Group(String word) {
      this.word = word;
    }

    /** Whether the answer of one condition leaves the list undecided. */
    boolean goesOnAfter(Test one) {
      return this == ANY ? one instanceof Test.Fails : one instanceof Test.Holds;
    }

    /** The list's answer when no condition has settled it. */
    Test unsettled(String messages) {
      return this == ANY ? new Test.Fails(messages) : new Test.Holds(messages);
    }
  }

  private Test test(Group group, List<Comparison> comparisons, EvaluationContext context) {
    Trace.Entry entry = open(group.word, comparisons, context);
    String messages = "";
    Test result = null;
    for (Comparison comparison : comparisons) {
      Test one = test(comparison, context);
      if (group.goesOnAfter(one)) {
        messages = join(messages, message(one));
        continue;
      }
      markDeciding(context);
      result = one;
      break;
    }
    result = result == null ? group.unsettled(messages) : result;
    close(entry, result, context);
    return result;
  }

  private static String message(Test test) {
    return switch (test) {
      case Test.Holds(String message) -> message;
      case Test.Fails(String message) -> message;
      case Test.Undecided _ -> "";
    };
  }

  private Test test(Comparison comparison, EvaluationContext context) {
    Trace trace = context.trace();
    Trace.Entry entry =
        trace == null ? null : trace.open(comparison.operator().text(), comparison.at());
    Test result = compare(comparison, context, entry);
    if (trace != null) {
      trace.close();
    }
    return result;
  }

  private Test compare(
      Comparison comparison, EvaluationContext context, Trace.@Nullable Entry entry) {
    Value key = comparison.key().resolve(context);
    if (key instanceof ErrorValue error) {
      return undecided("failed to substitute variables in condition key", error, comparison, entry);
    }
    Node keyNode = (Node) key;
    ConditionOperator.Condition compiled = comparison.compiled();
    Node valueNode = null;
    if (compiled == null || entry != null) {
      Value value = comparison.value().resolve(context);
      if (value instanceof ErrorValue error) {
        return undecided(
            "failed to substitute variables in condition value", error, comparison, entry);
      }
      valueNode = (Node) value;
      compiled = compiled == null ? comparison.operator().compile(valueNode) : compiled;
    }
    boolean holds = compiled.isMet(keyNode);
    if (entry != null && valueNode != null) {
      entry.result(
          holds ? Trace.Verdict.HOLDS : Trace.Verdict.FAILS,
          JsonText.json(keyNode)
              + " "
              + comparison.operator().text()
              + " "
              + JsonText.json(valueNode));
    }
    if (comparison.message().isEmpty()) {
      return holds ? Test.TRUE : Test.FALSE;
    }
    Value text = comparison.message().get().resolve(context);
    String message =
        text instanceof StringNode(String plain)
            ? plain
            : text instanceof ErrorValue error ? error.message() : String.valueOf(text);
    return holds ? new Test.Holds(message) : new Test.Fails(message);
  }

  private Test undecided(
      String step, ErrorValue error, Comparison comparison, Trace.@Nullable Entry entry) {
    if (entry != null) {
      entry.result(Trace.Verdict.ERROR, error.message());
    }
    return new Test.Undecided(RuleErrors.diagnostic(doing + ": " + step, error, comparison.at()));
  }

  private static String join(String before, String more) {
    return more.isEmpty() ? before : before.isEmpty() ? more : before + "; " + more;
  }

  private static Trace.@Nullable Entry open(
      String name, List<Comparison> comparisons, EvaluationContext context) {
    Trace trace = context.trace();
    return trace == null || comparisons.isEmpty()
        ? null
        : trace.open(name, comparisons.getFirst().at());
  }

  private static void close(Trace.@Nullable Entry entry, Test result, EvaluationContext context) {
    Trace trace = context.trace();
    if (trace != null && entry != null) {
      trace.close();
      entry.result(verdict(result), "");
    }
  }

  private static Trace.Verdict verdict(Test result) {
    return switch (result) {
      case Test.Holds _ -> Trace.Verdict.HOLDS;
      case Test.Fails _ -> Trace.Verdict.FAILS;
      case Test.Undecided _ -> Trace.Verdict.ERROR;
    };
  }

  private static void markDeciding(EvaluationContext context) {
    Trace trace = context.trace();
    if (trace != null) {
      trace.latest().ifPresent(Trace.Entry::markDeciding);
    }
  }
}
