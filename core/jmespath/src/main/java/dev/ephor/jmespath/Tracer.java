package dev.ephor.jmespath;

import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;

/** One watched evaluation: a plan of its own whose operations report what they yield. */
final class Tracer {
  /** Parts that are recorded; those beyond are evaluated but left out. */
  private static final int PARTS_MAX = 2_000;

  private final String text;
  private int parts = 0;
  private List<JmesTrace> open = new ArrayList<>();

  private Tracer(String text) {
    this.text = text;
  }

  static JmesTrace trace(String text, Ast tree, JmesExpression.Dialect dialect, Value root) {
    Tracer tracer = new Tracer(text);
    Planner planner = new Planner(dialect.functions(), dialect.mode(), tracer::watch);
    Value value = new JmesExpression(text, tree, planner.plan(tree), dialect).evaluate(root);
    List<JmesTrace> below = tracer.open.isEmpty() ? List.of() : tracer.open.getFirst().parts();
    return new JmesTrace(0, text, value, below);
  }

  private Operation watch(Ast form, Operation operation) {
    if (form instanceof Ast.Identity || form instanceof Ast.Literal) {
      return operation;
    }
    return (current, budget) -> {
      List<JmesTrace> outer = open;
      open = new ArrayList<>();
      Value value = operation.evaluate(current, budget);
      if (parts++ < PARTS_MAX) {
        int start = form.range().start();
        String part = text.substring(start, form.range().end());
        outer.add(new JmesTrace(start, part, Values.settled(value), open));
      }
      open = outer;
      return value;
    };
  }
}
