package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * What an expression says, for those who read expressions without evaluating them: operators are
 * calls, macros stand as what they mean, and names are not resolved. Immutable.
 */
public sealed interface CelForm {
  /** Where the form stands in the text. */
  Extent extent();

  /**
   * A part of the text, in UTF-16 units from 0. Both are 0 for what macros made.
   *
   * @param end exclusive
   */
  record Extent(int start, int end) {
    public static final Extent NONE = new Extent(0, 0);

    public boolean isEmpty() {
      return end <= start;
    }
  }

  /** A literal that is no list and no map. */
  record Literal(Value value, Extent extent) implements CelForm {}

  record Name(String name, Extent extent) implements CelForm {}

  /** {@code operand.field}. */
  record Select(CelForm operand, String field, Extent extent) implements CelForm {}

  /** {@code has(operand.field)}. */
  record Has(CelForm operand, String field, Extent extent) implements CelForm {}

  /**
   * A function or an operator, such as {@code _==_}, {@code _[_]}, {@code _?._} and {@code _?_:_}.
   */
  record Call(String function, Optional<CelForm> target, List<CelForm> arguments, Extent extent)
      implements CelForm {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record ListLiteral(List<CelForm> elements, Extent extent) implements CelForm {
    public ListLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code {key: value}}, and {@code Type{field: value}} with the fields as literal keys. */
  record MapLiteral(String type, List<Entry> entries, Extent extent) implements CelForm {
    public MapLiteral {
      entries = List.copyOf(entries);
    }
  }

  record Entry(CelForm key, CelForm value) {}

  /**
   * A macro over a list or a map.
   *
   * @param filter of {@code filter}, of {@code map} with three arguments and their like
   * @param body the condition or what is collected; of {@code filter} the variable itself
   */
  record Loop(LoopKind kind, Range range, Optional<CelForm> filter, CelForm body, Extent extent)
      implements CelForm {}

  /**
   * What a loop goes over, and what it calls its elements.
   *
   * @param variables one, or two for those that see index or key as well
   */
  record Range(CelForm over, List<String> variables) {
    public Range {
      variables = List.copyOf(variables);
    }
  }

  /** What a loop makes of its elements. */
  enum LoopKind {
    ALL,
    EXISTS,
    EXISTS_ONE,
    /** {@code map}, {@code filter}, {@code transformList}. */
    LIST,
    /** {@code transformMap} and {@code transformMapEntry}. */
    MAP
  }

  /** {@code cel.bind(name, value, body)}, and what macros make of their operands. */
  record Bind(String name, CelForm value, CelForm body, Extent extent) implements CelForm {}
}
