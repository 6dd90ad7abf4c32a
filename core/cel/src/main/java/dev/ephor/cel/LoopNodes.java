package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of the macros that loop. The checker sees them as folds over an accumulator; a node of its
 * own for each macro needs no accumulator and may stop early. Costs are those of the fold.
 */
final class LoopNodes {
  private LoopNodes() {}

  /**
   * What a loop goes over.
   *
   * @param first slot of the variable: the element or key; with two variables index or key
   * @param second slot of the second variable, the value; -1 when there is one variable
   */
  record Range(CelNode node, int first, int second) {
    void bind(Frame frame, Value range, int at) {
      if (second < 0) {
        frame.locals[first] = Lists.isList(range) ? Lists.get(range, at) : Maps.key(range, at);
      } else if (Lists.isList(range)) {
        frame.locals[first] = IntNode.of(at);
        frame.locals[second] = Lists.get(range, at);
      } else {
        frame.locals[first] = Maps.key(range, at);
        frame.locals[second] = Maps.value(range, at);
      }
    }
  }

  abstract static class Loop extends CelNode {
    final Range range;

    Loop(Range range) {
      this.range = range;
    }

    @Override
    final Value evaluate(Frame frame) {
      Value over = range.node().evaluate(frame);
      if (over instanceof ArrayNode array) {
        return run(frame, over, array.size());
      }
      return switch (over) {
        case CelError error -> error;
        case CelList list -> run(frame, list, list.size());
        default -> Maps.isMap(over) ? run(frame, over, Maps.size(over)) : notIterable(over);
      };
    }

    private CelError notIterable(Value over) {
      return CelError.of(
          range.second() < 0
              ? "got '" + Kinds.goName(over) + "', expected iterable type"
              : "unsupported comprehension range type: " + Kinds.goName(over));
    }

    abstract Value run(Frame frame, Value over, int size);
  }

  /** {@code all} and {@code exists}. An error counts only if no element decides. */
  static final class Quantifier extends Loop {
    /** The value of one predicate that decides the whole: false for {@code all}. */
    private final BoolNode deciding;

    private final CelNode predicate;
    private final int stepCost;

    Quantifier(Range range, BoolNode deciding, CelNode predicate) {
      super(range);
      this.deciding = deciding;
      this.predicate = predicate;
      this.stepCost = deciding == BoolNode.FALSE ? 3 : 4;
    }

    @Override
    Value run(Frame frame, Value over, int size) {
      @Nullable CelError error = null;
      for (int i = 0; i < size; i++) {
        range.bind(frame, over, i);
        frame.cost += stepCost;
        Value value = predicate.evaluate(frame);
        if (frame.isOver()) {
          return frame.stopped();
        }
        if (value == deciding) {
          frame.cost += i + 1 < size ? stepCost : 1;
          return deciding;
        }
        if (!(value instanceof BoolNode) && error == null) {
          error = LogicNodes.asError(value);
        }
      }
      frame.cost++;
      return error != null ? error : BoolNode.of(!deciding.value());
    }
  }

  static final class ExistsOne extends Loop {
    private final CelNode predicate;

    ExistsOne(Range range, CelNode predicate) {
      super(range);
      this.predicate = predicate;
    }

    @Override
    Value run(Frame frame, Value over, int size) {
      int found = 0;
      for (int i = 0; i < size; i++) {
        range.bind(frame, over, i);
        Value value = predicate.evaluate(frame);
        frame.cost += value == BoolNode.TRUE ? 2 : 0;
        if (frame.isOver()) {
          return frame.stopped();
        }
        if (value == BoolNode.TRUE) {
          found++;
        } else if (value != BoolNode.FALSE) {
          return LogicNodes.asError(value);
        }
      }
      frame.cost += 2;
      return BoolNode.of(found == 1);
    }
  }

  /** {@code map}, {@code filter} and {@code transformList}. */
  static final class Collect extends Loop {
    private static final int STEP_COST = 12;

    private final @Nullable CelNode filter;
    private final CelNode transform;

    Collect(Range range, @Nullable CelNode filter, CelNode transform) {
      super(range);
      this.filter = filter;
      this.transform = transform;
    }

    @Override
    Value run(Frame frame, Value over, int size) {
      Lists.Builder out = new Lists.Builder(filter == null ? Math.min(size, 1024) : 8);
      for (int i = 0; i < size; i++) {
        range.bind(frame, over, i);
        Value taken = filter == null ? BoolNode.TRUE : filter.evaluate(frame);
        if (taken == BoolNode.TRUE) {
          Value value = transform.evaluate(frame);
          if (value instanceof CelError) {
            return value;
          }
          frame.cost += STEP_COST;
          out.add(value);
        } else if (taken != BoolNode.FALSE) {
          return LogicNodes.asError(taken);
        }
        if (frame.isOver()) {
          return frame.stopped();
        }
      }
      frame.cost++;
      return out.build();
    }
  }

  /** {@code transformMap} and {@code transformMapEntry}. */
  static final class CollectMap extends Loop {
    private final @Nullable CelNode filter;

    /** The key of the new entry; Java null when the transform yields a map of entries. */
    private final @Nullable CelNode key;

    private final CelNode transform;

    CollectMap(Range range, @Nullable CelNode filter, @Nullable CelNode key, CelNode transform) {
      super(range);
      this.filter = filter;
      this.key = key;
      this.transform = transform;
    }

    @Override
    Value run(Frame frame, Value over, int size) {
      CelMap.Builder seen = CelMap.builder();
      Maps.Builder out = new Maps.Builder();
      for (int i = 0; i < size; i++) {
        range.bind(frame, over, i);
        Value taken = filter == null ? BoolNode.TRUE : filter.evaluate(frame);
        if (taken == BoolNode.TRUE) {
          frame.cost += 2;
          @Nullable Value failure = insert(frame, seen, out);
          if (failure != null) {
            return failure;
          }
        } else if (taken != BoolNode.FALSE) {
          return LogicNodes.asError(taken);
        }
        if (frame.isOver()) {
          return frame.stopped();
        }
      }
      frame.cost++;
      return out.build();
    }

    private @Nullable Value insert(Frame frame, CelMap.Builder seen, Maps.Builder out) {
      Value value = transform.evaluate(frame);
      if (value instanceof CelError) {
        return value;
      }
      if (key != null) {
        return insert(seen, out, key.evaluate(frame), value);
      }
      if (!Maps.isMap(value)) {
        return CelError.NO_SUCH_OVERLOAD;
      }
      for (int i = 0; i < Maps.size(value); i++) {
        @Nullable Value failure = insert(seen, out, Maps.key(value, i), Maps.value(value, i));
        if (failure != null) {
          return failure;
        }
      }
      return null;
    }

    private static @Nullable Value insert(
        CelMap.Builder seen, Maps.Builder out, Value key, Value value) {
      if (key instanceof CelError) {
        return key;
      }
      if (!seen.put(key, value)) {
        return CelError.of("insert failed: key " + key + " already exists");
      }
      out.put(key, value);
      return null;
    }
  }

  /** {@code cel.bind}: a name for a value that is computed when the name is first used. */
  static final class Bind extends CelNode {
    private final int slot;
    private final CelNode body;

    Bind(int slot, CelNode body) {
      this.slot = slot;
      this.body = body;
    }

    @Override
    Value evaluate(Frame frame) {
      frame.locals[slot] = null;
      return body.evaluate(frame);
    }
  }

  /** A use of a name that {@code cel.bind} made. */
  static final class Bound extends CelNode {
    private final int slot;
    private final CelNode value;

    Bound(int slot, CelNode value) {
      this.slot = slot;
      this.value = value;
    }

    @Override
    Value evaluate(Frame frame) {
      frame.cost++;
      @Nullable Value known = frame.locals[slot];
      if (known == null) {
        known = value.evaluate(frame);
        frame.locals[slot] = known;
      }
      return known;
    }
  }
}
