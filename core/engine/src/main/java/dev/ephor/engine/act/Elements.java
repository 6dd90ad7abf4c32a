package dev.ephor.engine.act;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.NamedScope;
import dev.ephor.jmespath.Scope;

/** The elements of a foreach and the names they are seen by. */
public final class Elements {
  /** Elements of one list, so that a list that a variable made cannot run for ever. */
  public static final int MAX = 10_000;

  /** Steps of one element's turn, and of each part of the object that it changes. */
  private static final long TURN = 500;

  private static final long PART = 10;

  /** Changes share what they leave alone; so a larger object costs little more. */
  private static final long PARTS_MAX = 2_000;

  private Elements() {}

  /** A list as it is, nothing for null, and any other value as its own only element. */
  public static ArrayNode of(Node list) {
    return switch (list) {
      case ArrayNode array -> array;
      case NullNode _ -> ArrayNode.EMPTY;
      case Node single -> ArrayNode.of(single);
    };
  }

  public static Diagnostic tooMany(SourceLocation at, int size) {
    return Diagnostic.error(
        "RUN003", at, "foreach list has " + size + " elements; at most " + MAX + " are evaluated");
  }

  /**
   * Pays for one element from what the expressions of the policy may spend; without it loops within
   * loops would go on for as long as their bodies are cheap.
   *
   * @param object what the element's turn goes through, such as the object that it changes
   */
  public static boolean pay(EvaluationContext context, Node object) {
    return context.jmesBudget().take(TURN + PART * Math.min(PARTS_MAX, weight(object)));
  }

  private static int weight(Node object) {
    return switch (object) {
      case ObjectNode map -> map.weight();
      case ArrayNode list -> list.weight();
      default -> 1;
    };
  }

  public static Diagnostic tooMuch(SourceLocation at) {
    return Diagnostic.error(
        "RUN009", at, "foreach exceeds the limit of steps that the policy's loops have together");
  }

  /**
   * Binds {@code element}, {@code elementIndex} and the same with the depth behind their names.
   *
   * @param depth 0 for the outermost foreach, one more for each foreach around it
   */
  public static EvaluationContext bind(
      EvaluationContext context, Node element, int index, int depth) {
    EvaluationContext known = withValues(context, index);
    IntNode position = IntNode.of(index);
    Scope scope = new NamedScope(known.scope(), "element" + depth, element);
    scope = new NamedScope(scope, "elementIndex" + depth, position);
    scope = new NamedScope(scope, "element", element);
    return known.withScope(new NamedScope(scope, "elementIndex", position));
  }

  /** Values that were given for the elements; the last one is that of all the rest. */
  private static EvaluationContext withValues(EvaluationContext context, int index) {
    EvaluationContext.Target target = context.target();
    ArrayNode values = context.lookups().givenForeachValues(target.policy(), target.rule());
    return !values.isEmpty()
            && values.get(Math.min(index, values.size() - 1)) instanceof ObjectNode mine
        ? context.withGiven(mine)
        : context;
  }
}
