package dev.ephor.jmespath;

import dev.ephor.document.Node;
import dev.ephor.document.Value;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A compiled expression. Immutable; may be shared by threads. */
public final class JmesExpression {
  private final String text;
  private final Ast tree;
  private final Operation operation;
  private final Dialect dialect;
  private final Set<String> roots;
  private final boolean readsAll;
  private final boolean composes;

  /** What an expression was compiled with. */
  record Dialect(FunctionTable functions, JmesMode mode, JmesLimits limits) {}

  JmesExpression(String text, Ast tree, Operation operation, Dialect dialect) {
    this.text = text;
    this.tree = tree;
    this.operation = operation;
    this.dialect = dialect;
    TreeSet<String> names = new TreeSet<>();
    this.readsAll = Roots.collect(tree, names);
    this.roots = Collections.unmodifiableSet(names);
    this.composes = Roots.composes(tree);
  }

  public String text() {
    return text;
  }

  /** Names that the expression reads from its root, in alphabetical order. */
  public Set<String> roots() {
    return roots;
  }

  /** Whether the expression may read names of its root that {@link #roots} does not list. */
  public boolean readsAll() {
    return readsAll;
  }

  /** Evaluates with the limits the expression was compiled with. */
  public Value evaluate(Value root) {
    return evaluate(root, JmesBudget.of(dialect.limits));
  }

  /**
   * Evaluates the expression.
   *
   * @param root a {@code Node} or a {@link Scope}
   * @param budget what may be spent, by this evaluation and by others that share it
   * @return a {@code Node} or an {@code ErrorValue}; never a scope
   */
  public Value evaluate(Value root, JmesBudget budget) {
    Value value = Values.settled(operation.evaluate(root, budget));
    if (composes && value instanceof Node node) {
      long most = budget.resultSize();
      return Values.size(node, most) > most ? JmesError.Failed.size(1) : value;
    }
    return value;
  }

  /**
   * Evaluates the expression and records the value of each of its parts. Much slower than {@link
   * #evaluate}; the result is the same.
   */
  public JmesTrace explain(Value root) {
    return Tracer.trace(text, tree, dialect, root);
  }

  /** The syntax tree, printed one form a line. */
  public String syntaxTree() {
    return AstPrinter.print(tree);
  }

  @Override
  public String toString() {
    return text;
  }
}
