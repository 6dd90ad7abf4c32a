package dev.ephor.policy;

import dev.ephor.document.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * Conditions of preconditions, deny and cleanup. Several blocks must all hold; the older plain list
 * is read as one block whose {@code all} it is.
 */
public record Conditions(List<Block> blocks, Fragment source) {
  public Conditions {
    blocks = List.copyOf(blocks);
  }

  /** {@code any} holds when it is absent or one condition holds; {@code all} when all hold. */
  public record Block(Optional<List<Condition>> any, Optional<List<Condition>> all) {
    public Block {
      any = any.map(List::copyOf);
      all = all.map(List::copyOf);
    }
  }

  /** Key and value are free JSON with variables; a missing value is JSON null. */
  public record Condition(
      Fragment key, String operator, Fragment value, Optional<Fragment> message, Fragment source) {}
}
