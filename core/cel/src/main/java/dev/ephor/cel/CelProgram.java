package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.List;

/** A compiled expression. Immutable and thread-safe. */
public final class CelProgram {
  private final String text;
  private final CelType resultType;
  private final CelNode root;
  private final String[] variables;
  private final int localCount;
  private final Compiler compiler;

  CelProgram(String text, CelType resultType, Plan plan, Compiler compiler) {
    this.text = text;
    this.resultType = resultType;
    this.compiler = compiler;
    this.root = plan.root();
    this.variables = plan.variables().toArray(String[]::new);
    this.localCount = plan.localCount();
  }

  /**
   * @param variables the names that {@link CelActivation#find} will be asked for
   */
  record Plan(CelNode root, List<String> variables, int localCount) {}

  /**
   * Evaluates the expression. Never throws and never runs on: what fails, costs too much or takes
   * too long yields a {@link CelError}.
   */
  public Value evaluate(CelActivation activation, CelBudget budget) {
    Frame frame = new Frame(localCount, variables, activation, budget);
    return frame.finish(root.evaluate(frame));
  }

  /**
   * Evaluates the expression anew and tells what each of its parts yielded. Compiles it first, so
   * it is slow; costs differ a little from those of {@link #evaluate}.
   */
  public CelTrace explain(CelActivation activation, CelBudget budget) {
    return compiler.explain(text, activation, budget);
  }

  static Value evaluate(Plan plan, CelActivation activation, CelBudget budget) {
    String[] names = plan.variables().toArray(String[]::new);
    Frame frame = new Frame(plan.localCount(), names, activation, budget);
    return frame.finish(plan.root().evaluate(frame));
  }

  public String text() {
    return text;
  }

  public CelType resultType() {
    return resultType;
  }

  /** Names of the variables that the expression reads. */
  public List<String> variables() {
    return List.of(variables);
  }
}
