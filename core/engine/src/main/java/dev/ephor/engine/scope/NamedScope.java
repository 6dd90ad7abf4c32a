package dev.ephor.engine.scope;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.Scope;
import org.jspecify.annotations.Nullable;

/** One more name over an outer scope: an element of foreach, or a value that is known already. */
public final class NamedScope implements Scope {
  private final Scope outer;
  private final String name;
  private final Value value;

  public NamedScope(Scope outer, String name, Value value) {
    this.outer = outer;
    this.name = name;
    this.value = value;
  }

  @Override
  public @Nullable Value find(String wanted) {
    return wanted.equals(name) ? value : outer.find(wanted);
  }

  @Override
  public Value materialize() {
    Value before = outer.materialize();
    return before instanceof ObjectNode object && value instanceof Node node
        ? object.with(name, node)
        : before;
  }
}
