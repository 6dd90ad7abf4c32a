package dev.ephor.engine.outcome;

import dev.ephor.document.Node;
import java.util.List;

/** What a rule made of its request besides an outcome. */
public sealed interface Effect {
  Effect NONE = new None();

  record None() implements Effect {}

  /** The request's own object, changed. */
  record Patched(Node object) implements Effect {}

  /** Other resources that exist already, changed. */
  record Targets(List<Node> objects) implements Effect {
    public Targets {
      objects = List.copyOf(objects);
    }
  }

  /** Resources to be created. */
  record Generated(List<Node> objects) implements Effect {
    public Generated {
      objects = List.copyOf(objects);
    }
  }
}
