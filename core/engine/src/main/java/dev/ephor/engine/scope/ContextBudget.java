package dev.ephor.engine.scope;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import org.jspecify.annotations.Nullable;

/**
 * How much the context entries of one rule hold, in bytes of JSON. Entries of an element of a
 * foreach are let go with the element, so they count on top of those around them and no longer.
 * Belongs to one thread.
 */
public final class ContextBudget {
  /** The default of Kyverno's option maxContextSize. */
  public static final long BYTES = 2L << 20;

  private final @Nullable ContextBudget outer;
  private long own = 0;

  private ContextBudget(@Nullable ContextBudget outer) {
    this.outer = outer;
  }

  static ContextBudget whole() {
    return new ContextBudget(null);
  }

  /** A budget of entries that are let go before those of this one. */
  public ContextBudget inner() {
    return new ContextBudget(this);
  }

  /** Counts a value; false when there is no room for it. */
  public boolean charge(Node value) {
    own += size(value);
    return used() <= BYTES;
  }

  /** Bytes of all entries so far, those around included. */
  public long used() {
    return outer == null ? own : own + outer.used();
  }

  /** About the bytes of the value as JSON; what escapes take besides does not count. */
  private static long size(Node value) {
    return switch (value) {
      case NullNode _ -> 4;
      case BoolNode _ -> 5;
      case NumberNode number -> number.toString().length();
      case StringNode(String text) -> text.length() + 2L;
      case ArrayNode array -> {
        long sum = 2;
        for (Node item : array) {
          sum += size(item) + 1;
        }
        yield sum;
      }
      case ObjectNode object -> {
        long sum = 2;
        for (int i = 0; i < object.size(); i++) {
          sum += object.key(i).length() + 4L + size(object.value(i));
        }
        yield sum;
      }
    };
  }
}
