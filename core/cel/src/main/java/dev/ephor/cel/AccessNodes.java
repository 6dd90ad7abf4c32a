package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Nodes that read literals, variables, fields and elements. */
final class AccessNodes {
  private AccessNodes() {}

  /** A literal, or a call with literal arguments that was evaluated when it was planned. */
  static final class Constant extends CelNode {
    final Value value;
    final long cost;

    Constant(Value value, long cost) {
      this.value = value;
      this.cost = cost;
    }

    @Override
    Value evaluate(Frame frame) {
      frame.cost += cost;
      return value;
    }
  }

  static final class Global extends CelNode {
    private final int slot;
    private final int cost;

    /**
     * @param cost 2 for a field of a composite variable, else 1
     */
    Global(int slot, int cost) {
      this.slot = slot;
      this.cost = cost;
    }

    @Override
    Value evaluate(Frame frame) {
      frame.cost += cost;
      return frame.global(slot);
    }
  }

  static final class Local extends CelNode {
    final int slot;

    Local(int slot) {
      this.slot = slot;
    }

    @Override
    Value evaluate(Frame frame) {
      frame.cost++;
      return frame.local(slot);
    }
  }

  static final class Select extends CelNode {
    private final CelNode operand;
    private final String field;
    private final CelError missing;

    Select(CelNode operand, String field) {
      this.operand = operand;
      this.field = field;
      this.missing = CelError.noSuchKey(field);
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      frame.cost++;
      return select(value, field, missing);
    }
  }

  /** A chain of fields that starts at a variable, the most frequent shape in policies. */
  static final class Path extends CelNode {
    private final CelNode root;
    private final String[] fields;
    private final CelError[] missing;

    Path(CelNode root, String... fields) {
      this.root = root;
      this.fields = fields;
      this.missing = new CelError[fields.length];
      for (int i = 0; i < fields.length; i++) {
        missing[i] = CelError.noSuchKey(fields[i]);
      }
    }

    CelNode then(String field) {
      String[] longer = Arrays.copyOf(fields, fields.length + 1);
      longer[fields.length] = field;
      return new Path(root, longer);
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = root.evaluate(frame);
      frame.cost += fields.length;
      for (int i = 0; i < fields.length; i++) {
        value = select(value, fields[i], missing[i]);
      }
      return value;
    }
  }

  private static Value select(Value operand, String field, CelError missing) {
    if (operand instanceof ObjectNode object) {
      @Nullable Node value = object.get(field);
      return value != null ? value : missing;
    }
    return selectOther(operand, field, missing);
  }

  private static Value selectOther(Value operand, String field, CelError missing) {
    return switch (operand) {
      case CelError error -> error;
      case CelMap map -> {
        @Nullable Value value = map.get(StringNode.of(field));
        yield value != null ? value : missing;
      }
      case CelOptional optional -> selectOptional(optional, StringNode.of(field));
      case CelRecord typed -> {
        @Nullable Value value = typed.field(field);
        yield value != null ? value : missing;
      }
      default -> Lists.isList(operand) ? unsupportedIndex(StringNode.EMPTY) : missing;
    };
  }

  static final class Has extends CelNode {
    private final CelNode operand;
    private final String field;

    Has(CelNode operand, String field) {
      this.operand = operand;
      this.field = field;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      if (value instanceof ObjectNode object) {
        return BoolNode.of(object.has(field));
      }
      return switch (value) {
        case CelError error -> error;
        case CelMap map -> BoolNode.of(map.get(StringNode.of(field)) != null);
        case CelOptional optional ->
            BoolNode.of(
                selectOptional(optional, StringNode.of(field)) instanceof CelOptional found
                    && found.isPresent());
        case CelRecord typed -> BoolNode.of(typed.isSet(field));
        default -> Lists.isList(value) ? unsupportedIndex(StringNode.EMPTY) : BoolNode.FALSE;
      };
    }
  }

  /** {@code a.?b} and {@code a[?b]}; also what follows them in a chain. */
  static final class OptionalSelect extends CelNode {
    private final CelNode operand;
    private final CelNode key;

    OptionalSelect(CelNode operand, CelNode key) {
      this.operand = operand;
      this.key = key;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      frame.cost++;
      if (value instanceof CelError) {
        return value;
      }
      Value wanted = key.evaluate(frame);
      if (wanted instanceof CelError) {
        return wanted;
      }
      return selectOptional(value, wanted);
    }
  }

  /** The element as an optional value; none where it is missing or the operand has no elements. */
  static Value selectOptional(Value operand, Value key) {
    if (operand instanceof ObjectNode object && key instanceof StringNode(String name)) {
      @Nullable Node value = object.get(name);
      return value == null ? CelOptional.NONE : CelOptional.of(value);
    }
    if (operand instanceof CelOptional optional) {
      @Nullable Value content = optional.orNull();
      return content == null ? CelOptional.NONE : selectOptional(content, key);
    }
    if (operand instanceof CelRecord typed && key instanceof StringNode(String name)) {
      @Nullable Value value = typed.isSet(name) ? typed.field(name) : null;
      return value == null ? CelOptional.NONE : CelOptional.of(value);
    }
    if (Maps.isMap(operand)) {
      @Nullable Value value = Maps.find(operand, key);
      return value == null ? CelOptional.NONE : CelOptional.of(value);
    }
    if (Lists.isList(operand)) {
      long index = index(key);
      if (index == NO_INDEX) {
        return unsupportedIndex(key);
      }
      return index < 0 || index >= Lists.size(operand)
          ? CelOptional.NONE
          : CelOptional.of(Lists.get(operand, (int) index));
    }
    return CelOptional.NONE;
  }

  static final class Index extends CelNode {
    private final CelNode operand;
    private final CelNode key;

    Index(CelNode operand, CelNode key) {
      this.operand = operand;
      this.key = key;
    }

    @Override
    Value evaluate(Frame frame) {
      Value value = operand.evaluate(frame);
      if (value instanceof CelError) {
        return value;
      }
      Value wanted = key.evaluate(frame);
      frame.cost++;
      return wanted instanceof CelError ? wanted : element(value, wanted);
    }
  }

  /** The element, or the error that says why there is none. */
  static Value element(Value operand, Value key) {
    if (Maps.isMap(operand)) {
      @Nullable Value value = Maps.find(operand, key);
      return value != null ? value : CelError.noSuchKey(key.toString());
    }
    if (Lists.isList(operand)) {
      long index = index(key);
      if (index == NO_INDEX) {
        return unsupportedIndex(key);
      }
      return index < 0 || index >= Lists.size(operand)
          ? CelError.indexOutOfBounds(index)
          : Lists.get(operand, (int) index);
    }
    if (operand instanceof CelOptional) {
      return selectOptional(operand, key);
    }
    return CelError.noSuchKey(key.toString());
  }

  private static final long NO_INDEX = Long.MIN_VALUE;

  private static long index(Value key) {
    return switch (key) {
      case IntNode whole -> whole.value();
      case CelUint unsigned -> unsigned.bits() < 0 ? Long.MAX_VALUE : unsigned.bits();
      case FloatNode real when real.isWhole() -> (long) real.doubleValue();
      default -> NO_INDEX;
    };
  }

  private static CelError unsupportedIndex(Value key) {
    return CelError.of("unsupported index type '" + Kinds.typeName(key) + "' in list");
  }
}
