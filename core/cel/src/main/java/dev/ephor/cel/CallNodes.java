package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes that call functions. */
final class CallNodes {
  private CallNodes() {}

  /** A call of the first overload whose parameters accept the arguments. */
  static final class Call extends CelNode {
    private final CelNode[] arguments;
    private final Guard[][] guards;
    private final CelFunction[] implementations;
    private final String function;

    Call(List<Overload> overloads, CelNode... arguments) {
      this.function = overloads.get(0).function();
      this.arguments = arguments;
      this.guards = overloads.stream().map(Overload::guards).toArray(Guard[][]::new);
      this.implementations =
          overloads.stream().map(Overload::implementation).toArray(CelFunction[]::new);
    }

    @Override
    Value evaluate(Frame frame) {
      Value[] values = new Value[arguments.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments[i].evaluate(frame);
        if (values[i] instanceof CelError) {
          return values[i];
        }
      }
      frame.cost++;
      if (frame.isOver()) {
        return frame.stopped();
      }
      for (int i = 0; i < implementations.length; i++) {
        if (Overload.accept(guards[i], values)) {
          return implementations[i].call(frame, values);
        }
      }
      return CelError.noSuchOverload(function, values);
    }
  }

  static final class Size extends CelNode {
    private final CelNode operand;

    Size(CelNode operand) {
      this.operand = operand;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      // Characters beyond 16 bits have to be looked for: that is quick, but not free.
      long cost = value instanceof StringNode(String text) ? 1 + text.length() / 100 : 1;
      return frame.charge(cost) ? size(value) : frame.stopped();
    }
  }

  private static final CelError NO_SIZE =
      new CelError(CelError.NO_SUCH_OVERLOAD.code(), "no such overload: size");

  static Value size(Value value) {
    return switch (value) {
      case StringNode(String text) -> IntNode.of(text.codePointCount(0, text.length()));
      case CelBytes bytes -> IntNode.of(bytes.size());
      case CelError error -> error;
      default -> {
        if (Lists.isList(value)) {
          yield IntNode.of(Lists.size(value));
        }
        yield Maps.isMap(value) ? IntNode.of(Maps.size(value)) : NO_SIZE;
      }
    };
  }

  enum TextTest {
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS;

    boolean holds(String text, String part) {
      return switch (this) {
        case STARTS_WITH -> text.startsWith(part);
        case ENDS_WITH -> text.endsWith(part);
        case CONTAINS -> text.contains(part);
      };
    }

    long cost(String text, String part) {
      long partCost = Frame.traversal(part.length());
      return switch (this) {
        case STARTS_WITH, ENDS_WITH -> partCost;
        case CONTAINS -> Frame.traversal(text.length()) * partCost;
      };
    }
  }

  static final class TestText extends PairNode {
    private final TextTest test;

    TestText(CelNode text, CelNode part, TextTest test) {
      super(text, part);
      this.test = test;
    }

    @Override
    Value combine(Frame frame, Value a, Value b) {
      if (a instanceof StringNode(String whole) && b instanceof StringNode(String wanted)) {
        return frame.charge(test.cost(whole, wanted))
            ? BoolNode.of(test.holds(whole, wanted))
            : frame.stopped();
      }
      return CelError.NO_SUCH_OVERLOAD;
    }
  }

  /** {@code matches} with a literal pattern. */
  static final class Matches extends CelNode {
    private final CelNode text;
    private final CelRegex pattern;

    Matches(CelNode text, CelRegex pattern) {
      this.text = text;
      this.pattern = pattern;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = text.evaluate(frame);
      if (value instanceof StringNode(String string)) {
        return frame.charge(pattern.cost(string))
            ? BoolNode.of(pattern.find(string))
            : frame.stopped();
      }
      return LogicNodes.asError(value);
    }
  }

  /** {@code x.or(y)} and {@code x.orValue(y)}: y is evaluated only when needed. */
  static final class OrElse extends CelNode {
    /** How far receivers may differ from an optional value. */
    enum Mode {
      /** {@code or}: the fallback is an optional value too. */
      OPTIONAL,
      VALUE
    }

    private final CelNode operand;
    private final CelNode fallback;
    private final Mode mode;

    OrElse(CelNode operand, CelNode fallback, Mode mode) {
      this.operand = operand;
      this.fallback = fallback;
      this.mode = mode;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      if (value instanceof CelOptional optional) {
        @Nullable Value content = optional.orNull();
        if (content == null) {
          return fallback.evaluate(frame);
        }
        return mode == Mode.OPTIONAL ? optional : content;
      }
      return LogicNodes.asError(value);
    }
  }
}
