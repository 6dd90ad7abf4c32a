package dev.ephor.engine.scope;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.jmespath.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Values given from outside over a scope. An object that stands in both is merged member by member,
 * so that {@code request.operation} can be given while the rest of the request stays.
 */
public final class GivenScope implements Scope {
  private final Scope outer;
  private final ObjectNode given;

  public GivenScope(Scope outer, ObjectNode given) {
    this.outer = outer;
    this.given = given;
  }

  @Override
  public @Nullable Value find(String name) {
    Node mine = given.get(name);
    Value theirs = outer.find(name);
    return mine == null ? theirs : theirs instanceof Node node ? merge(node, mine) : mine;
  }

  @Override
  public Value materialize() {
    return outer.materialize() instanceof Node node ? merge(node, given) : given;
  }

  /** Members of {@code over} replace or extend those of {@code under}, at every depth. */
  public static Node merge(Node under, Node over) {
    if (!(under instanceof ObjectNode base) || !(over instanceof ObjectNode changes)) {
      return over;
    }
    ObjectNode out = base;
    for (int i = 0; i < changes.size(); i++) {
      String key = changes.key(i);
      Node before = out.get(key);
      out = out.with(key, before == null ? changes.value(i) : merge(before, changes.value(i)));
    }
    return out;
  }
}
