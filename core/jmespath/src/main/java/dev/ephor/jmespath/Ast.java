package dev.ephor.jmespath;

import dev.ephor.document.Node;
import java.util.List;
import java.util.OptionalInt;

/**
 * Syntax of an expression, for those who read expressions without evaluating them. Every form knows
 * its range of the text, which errors and traces name.
 */
public sealed interface Ast {
  Range range();

  /** Characters from {@code start} (inclusive) to {@code end} (exclusive), from 0. */
  record Range(int start, int end) {
    /** Of the first character, from 1. */
    public int column() {
      return start + 1;
    }

    Range to(Range last) {
      return new Range(Math.min(start, last.start), Math.max(end, last.end));
    }
  }

  /** A missing operand: the current value, which the text does not name. */
  record Identity(Range range) implements Ast {}

  /** {@code @}. */
  record Current(Range range) implements Ast {}

  record Field(String name, Range range) implements Ast {}

  record Literal(Node value, Range range) implements Ast {}

  record Index(int index, Range range) implements Ast {}

  record Slice(OptionalInt from, OptionalInt to, OptionalInt step, Range range) implements Ast {}

  /** {@code left.right}. */
  record Sub(Ast left, Ast right, Range range) implements Ast {}

  /** {@code left[0]} and {@code left[1:2]}. */
  record Indexed(Ast left, Ast right, Range range) implements Ast {}

  record Pipe(Ast left, Ast right, Range range) implements Ast {}

  record Or(Ast left, Ast right, Range range) implements Ast {}

  record And(Ast left, Ast right, Range range) implements Ast {}

  record Not(Ast operand, Range range) implements Ast {}

  record Comparison(Comparator by, Ast left, Ast right, Range range) implements Ast {}

  /** {@code left[*].right}. */
  record Projection(Ast left, Ast right, Range range) implements Ast {}

  /** {@code left.*.right}. */
  record ValueProjection(Ast left, Ast right, Range range) implements Ast {}

  /** {@code left[?condition].right}. */
  record FilterProjection(Ast left, Ast right, Ast condition, Range range) implements Ast {}

  /** {@code operand[]}; always the left side of a projection. */
  record Flatten(Ast operand, Range range) implements Ast {}

  record MultiList(List<Ast> elements, Range range) implements Ast {
    public MultiList {
      elements = List.copyOf(elements);
    }
  }

  record MultiHash(List<Member> members, Range range) implements Ast {
    public MultiHash {
      members = List.copyOf(members);
    }
  }

  /** One {@code key: value} of a multi-select hash. */
  record Member(String key, Ast value) {}

  record Call(String name, List<Ast> arguments, Range range) implements Ast {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code &operand}, an argument that the function evaluates itself. */
  record Reference(Ast operand, Range range) implements Ast {}

  /** Comparison operators with the token names that syntax trees are printed with. */
  enum Comparator {
    EQUAL("tEQ"),
    NOT_EQUAL("tNE"),
    LESS("tLT"),
    LESS_OR_EQUAL("tLTE"),
    GREATER("tGT"),
    GREATER_OR_EQUAL("tGTE");

    final String token;

    Comparator(String token) {
      this.token = token;
    }
  }

  /** The forms directly below this one, in the order of the text. */
  default List<Ast> children() {
    return switch (this) {
      case Identity _, Current _, Field _, Literal _, Index _, Slice _ -> List.of();
      case Sub form -> List.of(form.left, form.right);
      case Indexed form -> List.of(form.left, form.right);
      case Pipe form -> List.of(form.left, form.right);
      case Or form -> List.of(form.left, form.right);
      case And form -> List.of(form.left, form.right);
      case Not form -> List.of(form.operand);
      case Comparison form -> List.of(form.left, form.right);
      case Projection form -> List.of(form.left, form.right);
      case ValueProjection form -> List.of(form.left, form.right);
      case FilterProjection form -> List.of(form.left, form.right, form.condition);
      case Flatten form -> List.of(form.operand);
      case MultiList form -> form.elements;
      case MultiHash form -> form.members.stream().map(Member::value).toList();
      case Call form -> form.arguments;
      case Reference form -> List.of(form.operand);
    };
  }
}
