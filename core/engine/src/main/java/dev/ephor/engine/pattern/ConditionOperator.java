package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operators of preconditions and deny conditions, each over a key and a value. Behaviour
 * follows Kyverno 1.19; a pair that an operator cannot compare is never met, neither by an operator
 * nor by its negation.
 */
public enum ConditionOperator {
  EQUAL("Equal", Family.EQUALITY),
  EQUALS("Equals", Family.EQUALITY),
  NOT_EQUAL("NotEqual", Family.EQUALITY),
  NOT_EQUALS("NotEquals", Family.EQUALITY),
  IN("In", Family.MEMBERSHIP),
  ANY_IN("AnyIn", Family.MEMBERSHIP),
  ALL_IN("AllIn", Family.MEMBERSHIP),
  NOT_IN("NotIn", Family.MEMBERSHIP),
  ANY_NOT_IN("AnyNotIn", Family.MEMBERSHIP),
  ALL_NOT_IN("AllNotIn", Family.MEMBERSHIP),
  GREATER_THAN("GreaterThan", Family.ORDER),
  GREATER_THAN_OR_EQUALS("GreaterThanOrEquals", Family.ORDER),
  LESS_THAN("LessThan", Family.ORDER),
  LESS_THAN_OR_EQUALS("LessThanOrEquals", Family.ORDER),
  DURATION_GREATER_THAN("DurationGreaterThan", Family.DURATION),
  DURATION_GREATER_THAN_OR_EQUALS("DurationGreaterThanOrEquals", Family.DURATION),
  DURATION_LESS_THAN("DurationLessThan", Family.DURATION),
  DURATION_LESS_THAN_OR_EQUALS("DurationLessThanOrEquals", Family.DURATION);

  private enum Family {
    EQUALITY,
    MEMBERSHIP,
    ORDER,
    DURATION
  }

  private static final Map<String, ConditionOperator> BY_NAME = byName();

  private final String text;
  private final Family family;

  ConditionOperator(String text, Family family) {
    this.text = text;
    this.family = family;
  }

  private static Map<String, ConditionOperator> byName() {
    Map<String, ConditionOperator> out = new HashMap<>();
    for (ConditionOperator operator : values()) {
      out.put(operator.text.toLowerCase(Locale.ROOT), operator);
    }
    return Map.copyOf(out);
  }

  /** The operator that a policy names, in any case of letters. */
  public static Optional<ConditionOperator> parse(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Name as the documentation writes it. */
  public String text() {
    return text;
  }

  /** The operator with its value read once; immutable and free to share. */
  @FunctionalInterface
  public interface Condition {
    boolean isMet(Node key);
  }

  /** Reads a value that does not change between evaluations. */
  public Condition compile(Node value) {
    return switch (family) {
      case EQUALITY -> {
        EqualityOperand operand = EqualityOperand.of(value);
        boolean wanted = this == EQUAL || this == EQUALS;
        yield key -> EqualityOperand.isComparable(key) && operand.equalTo(key) == wanted;
      }
      case MEMBERSHIP -> {
        MembershipOperand operand = MembershipOperand.of(value);
        yield key -> operand.test(this, key);
      }
      case ORDER -> {
        OrderOperand operand = OrderOperand.of(value);
        yield key -> holds(operand.compare(key));
      }
      case DURATION -> {
        DurationOperand operand = DurationOperand.of(value);
        yield key -> holds(operand.compare(key));
      }
    };
  }

  public boolean evaluate(Node key, Node value) {
    return compile(value).isMet(key);
  }

  /** {@code order} is the key's place relative to the value, or {@link Order#NONE}. */
  private boolean holds(int order) {
    return order != Order.NONE
        && switch (this) {
          case GREATER_THAN, DURATION_GREATER_THAN -> order > 0;
          case GREATER_THAN_OR_EQUALS, DURATION_GREATER_THAN_OR_EQUALS -> order >= 0;
          case LESS_THAN, DURATION_LESS_THAN -> order < 0;
          case LESS_THAN_OR_EQUALS, DURATION_LESS_THAN_OR_EQUALS -> order <= 0;
          case EQUAL,
              EQUALS,
              NOT_EQUAL,
              NOT_EQUALS,
              IN,
              ANY_IN,
              ALL_IN,
              NOT_IN,
              ANY_NOT_IN,
              ALL_NOT_IN ->
              false;
        };
  }
}
