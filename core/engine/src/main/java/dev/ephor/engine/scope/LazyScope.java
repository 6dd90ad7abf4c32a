package dev.ephor.engine.scope;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A context entry over the entries before it, evaluated when it is first asked for and then kept.
 * An entry sees only what comes before it, so it can not depend on itself; its own name inside its
 * expression means an earlier entry or nothing. Belongs to one thread.
 */
public final class LazyScope implements Scope {
  private final Scope outer;
  private final String name;
  private final Evaluator evaluator;
  private @Nullable Value value;

  /** Computes the entry's value from the scope before it. */
  @FunctionalInterface
  public interface Evaluator {
    Value evaluate(Scope before);
  }

  public LazyScope(Scope outer, String name, Evaluator evaluator) {
    this.outer = outer;
    this.name = name;
    this.evaluator = evaluator;
  }

  @Override
  public @Nullable Value find(String wanted) {
    return wanted.equals(name) ? force() : outer.find(wanted);
  }

  @Override
  public Value materialize() {
    Value before = outer.materialize();
    Value mine = force();
    return before instanceof ObjectNode object && mine instanceof Node node
        ? object.with(name, node)
        : before;
  }

  private Value force() {
    Value known = value;
    if (known == null) {
      known = evaluator.evaluate(outer);
      value = known;
    }
    return known;
  }
}
