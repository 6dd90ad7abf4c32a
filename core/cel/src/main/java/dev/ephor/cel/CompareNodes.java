package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes of equality, order and membership. */
final class CompareNodes {
  private CompareNodes() {}

  static final class Equal extends PairNode {
    private final boolean wanted;

    Equal(CelNode left, CelNode right, boolean wanted) {
      super(left, right);
      this.wanted = wanted;
    }

    @Override
    Value combine(Frame frame, Value a, Value b) {
      if (a instanceof StringNode || a instanceof IntNode || a instanceof BoolNode) {
        frame.cost += 1;
      } else if (!frame.charge(cost(a, b))) {
        return frame.stopped();
      }
      return BoolNode.of(Equality.equal(a, b) == wanted);
    }
  }

  /** Lists within lists are gone through as well, which Kubernetes does not count. */
  private static long cost(Value a, Value b) {
    long size = Math.min(Sizes.of(a), Sizes.of(b));
    return Frame.traversal(
        Sizes.isContainer(a) ? Math.max(size, Math.min(Sizes.nested(a), Sizes.nested(b))) : size);
  }

  /** Comparison with a string literal. */
  static final class EqualText extends CelNode {
    private final CelNode operand;
    private final String text;
    private final long cost;
    private final boolean wanted;

    EqualText(CelNode operand, String text, boolean wanted) {
      this.operand = operand;
      this.text = text;
      this.cost = Math.max(1, Frame.traversal(text.length()));
      this.wanted = wanted;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      frame.cost += cost;
      if (value instanceof StringNode(String other)) {
        return BoolNode.of(other.equals(text) == wanted);
      }
      return value instanceof CelError ? value : BoolNode.of(!wanted);
    }
  }

  enum Relation {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean holds(int order) {
      return switch (this) {
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  static final class Compare extends PairNode {
    private final Relation relation;

    Compare(CelNode left, CelNode right, Relation relation) {
      super(left, right);
      this.relation = relation;
    }

    @Override
    Value combine(Frame frame, Value a, Value b) {
      if (a instanceof IntNode x && b instanceof IntNode y) {
        frame.cost += 1;
        return BoolNode.of(relation.holds(Long.compare(x.value(), y.value())));
      }
      if (!frame.charge(Math.max(1, Frame.traversal(Math.min(Sizes.of(a), Sizes.of(b)))))) {
        return frame.stopped();
      }
      int order = Ordering.compare(a, b);
      if (order == Ordering.NONE) {
        return Ordering.areNumbers(a, b) ? BoolNode.FALSE : CelError.NO_SUCH_OVERLOAD;
      }
      return BoolNode.of(relation.holds(order));
    }
  }

  static final class In extends PairNode {
    private final boolean isLiteral;

    /**
     * @param isLiteral whether the container is written out, so that searching it is free
     */
    In(CelNode element, CelNode container, boolean isLiteral) {
      super(element, container);
      this.isLiteral = isLiteral;
    }

    @Override
    Value combine(Frame frame, Value wanted, Value in) {
      long cost = isLiteral ? 0 : Lists.isList(in) ? Lists.size(in) : 1;
      if (Sizes.isContainer(wanted)) {
        cost = Math.max(cost, Frame.traversal(Sizes.nested(in)));
      }
      return frame.charge(cost) ? contains(wanted, in) : frame.stopped();
    }
  }

  private static Value contains(Value wanted, Value in) {
    if (!Lists.isList(in)) {
      return Maps.isMap(in)
          ? BoolNode.of(Maps.find(in, wanted) != null)
          : CelError.NO_SUCH_OVERLOAD;
    }
    int size = Lists.size(in);
    for (int i = 0; i < size; i++) {
      if (Equality.equal(wanted, Lists.get(in, i))) {
        return BoolNode.TRUE;
      }
    }
    return BoolNode.FALSE;
  }

  /** Membership in a literal list of strings. */
  static final class InTexts extends CelNode {
    private final CelNode element;
    private final Set<String> texts;

    InTexts(CelNode element, Set<String> texts) {
      this.element = element;
      this.texts = texts;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = element.evaluate(frame);
      if (value instanceof StringNode(String text)) {
        return BoolNode.of(texts.contains(text));
      }
      return value instanceof CelError ? value : BoolNode.FALSE;
    }
  }

  /** The strings of a literal list, or Java null when it holds anything else. */
  static @Nullable Set<String> texts(Value list) {
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < Lists.size(list); i++) {
      if (!(Lists.get(list, i) instanceof StringNode(String text))) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }
}
