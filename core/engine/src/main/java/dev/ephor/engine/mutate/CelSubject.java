package dev.ephor.engine.mutate;

import dev.ephor.cel.CelActivation;
import dev.ephor.document.Node;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * The names a mutation sees, with the object as the mutations before it have left it. Mutable; for
 * one evaluation and one thread.
 */
final class CelSubject implements CelActivation {
  private final CelActivation outer;
  private final @Nullable Value namespace;
  private Node object;

  /**
   * @param namespace Java null for the one of the request
   */
  CelSubject(CelActivation outer, Node object, @Nullable Value namespace) {
    this.outer = outer;
    this.object = object;
    this.namespace = namespace;
  }

  Node object() {
    return object;
  }

  void see(Node changed) {
    object = changed;
  }

  @Override
  public @Nullable Value find(String name) {
    if (name.equals("object")) {
      return object;
    }
    return name.equals("namespaceObject") && namespace != null ? namespace : outer.find(name);
  }
}
