package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.NumberNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.Wildcard;
import java.util.Optional;

/** The value of the In family: a list, or a text that stands for a list, a range or itself. */
sealed interface MembershipOperand {

  /** Whether a key that is a list meets the operator. */
  boolean testList(ConditionOperator operator, ArrayNode keys);

  /** Whether a key that is no list meets the operator; {@code text} is its text. */
  boolean testOne(ConditionOperator operator, Node key, String text);

  default boolean test(ConditionOperator operator, Node key) {
    return switch (key) {
      case ArrayNode keys -> testList(operator, keys);
      case StringNode(String text) -> testOne(operator, key, text);
      case NumberNode _, BoolNode _ -> testOne(operator, key, key.toString());
      case NullNode _, ObjectNode _ -> false;
    };
  }

  static MembershipOperand of(Node value) {
    return switch (value) {
      case ArrayNode list -> new Listed(TextSet.of(list), false);
      case StringNode(String text) -> ofText(text);
      case BoolNode _, NumberNode _ -> new Scalar(new Listed(TextSet.of(value.toString()), false));
      case NullNode _, ObjectNode _ -> new Unusable();
    };
  }

  private static MembershipOperand ofText(String text) {
    Optional<TextRange> range = TextRange.parse(text).filter(found -> !found.outside());
    Wildcard wildcard = Wildcard.compile(text);
    if (range.isPresent()) {
      String outside = range.get().low() + "!-" + range.get().high();
      return new Ranged(wildcard, TextTerm.compile(text), TextTerm.compile(outside));
    }
    return switch (JsonTextList.read(text)) {
      case JsonTextList.Texts(var texts) -> new Word(wildcard, new Listed(TextSet.of(texts), true));
      case JsonTextList.NoJson _ -> new Word(wildcard, new Alone(TextSet.of(text)));
      case JsonTextList.OtherJson _ -> new Word(wildcard, new Unusable());
    };
  }

  /** The operator of "some" or "all" over how many of a list's elements are members. */
  private static boolean counted(ConditionOperator operator, int in, int notIn) {
    return switch (operator) {
      case IN, ALL_IN -> notIn == 0;
      case ANY_IN -> in > 0;
      case NOT_IN, ANY_NOT_IN -> notIn > 0;
      case ALL_NOT_IN -> in == 0;
      default -> false;
    };
  }

  private static boolean single(ConditionOperator operator, boolean in) {
    return counted(operator, in ? 1 : 0, in ? 0 : 1);
  }

  private static boolean isOld(ConditionOperator operator) {
    return operator == ConditionOperator.IN || operator == ConditionOperator.NOT_IN;
  }

  /**
   * @param fromText the list was written as JSON in a text: a key that is no list is then compared
   *     without wildcards
   */
  record Listed(TextSet texts, boolean fromText) implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String text) {
      return single(operator, fromText ? texts.hasExactly(text) : texts.has(text));
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      int in = 0;
      for (int i = 0; i < keys.size(); i++) {
        String text = TextSet.text(keys.get(i));
        // The old operators know no wildcards between two lists.
        if (isOld(operator) ? texts.hasExactly(text) : texts.has(text)) {
          in++;
        }
      }
      return counted(operator, in, keys.size() - in);
    }
  }

  /** A range: members are the values within. */
  record Ranged(Wildcard wildcard, TextTerm inside, TextTerm outside) implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String text) {
      if (wildcard.matches(text)) {
        return single(operator, true);
      }
      return !isOld(operator) && single(operator, inside.matches(key));
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      int in = 0;
      int out = 0;
      for (int i = 0; i < keys.size(); i++) {
        Node key = keys.get(i);
        if (inside.matches(key)) {
          in++;
        } else if (outside.matches(key)) {
          out++;
        }
      }
      return switch (operator) {
        case ANY_IN -> in > 0;
        case ALL_IN -> in == keys.size();
        case ANY_NOT_IN -> out > 0;
        case ALL_NOT_IN -> in == 0;
        default -> false;
      };
    }
  }

  /** A text: a wildcard for keys that are no list; for others what its content says. */
  record Word(Wildcard wildcard, MembershipOperand content) implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String text) {
      return wildcard.matches(text) ? single(operator, true) : content.testOne(operator, key, text);
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      boolean same = keys.size() == 1 && TextSet.text(keys.get(0)).equals(wildcard.pattern());
      return same ? single(operator, true) : content.testList(operator, keys);
    }
  }

  /** A text that is no JSON: the only member. The old operators want a list and are never met. */
  record Alone(TextSet text) implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String one) {
      return !isOld(operator) && single(operator, false);
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      return !isOld(operator) && new Listed(text, false).testList(operator, keys);
    }
  }

  /** A number or truth value: the only member for lists and "any", for all else none. */
  record Scalar(Listed only) implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String text) {
      return false;
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      return switch (operator) {
        case ANY_IN, ANY_NOT_IN -> only.testList(operator, keys);
        default -> false;
      };
    }
  }

  /** A value that holds no members: no operator is met. */
  record Unusable() implements MembershipOperand {
    @Override
    public boolean testOne(ConditionOperator operator, Node key, String text) {
      return false;
    }

    @Override
    public boolean testList(ConditionOperator operator, ArrayNode keys) {
      return false;
    }
  }
}
