package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import org.jspecify.annotations.Nullable;

/** What a scalar of a pattern asks of a value. */
sealed interface ScalarCondition {

  /** Java null stands for an absent value. */
  boolean matches(@Nullable Node value);

  static ScalarCondition of(Node written) {
    return switch (written) {
      case StringNode(String text) -> new Text(TextCondition.compile(text));
      case BoolNode bool -> new Bool(bool);
      case IntNode number -> new Whole(number.value());
      case FloatNode number -> new Real(number.doubleValue());
      case NullNode _, ArrayNode _, ObjectNode _ -> new Empty();
    };
  }

  /** A boolean matches itself; the text {@code "true"} is another value. */
  record Bool(BoolNode wanted) implements ScalarCondition {
    @Override
    public boolean matches(@Nullable Node value) {
      return value == wanted;
    }
  }

  /** A whole number matches equal numbers and the text of its digits. */
  record Whole(long wanted) implements ScalarCondition {
    @Override
    public boolean matches(@Nullable Node value) {
      return switch (value) {
        case IntNode number -> number.value() == wanted;
        case FloatNode number -> number.isWhole() && (long) number.doubleValue() == wanted;
        case StringNode(String text) -> ScalarText.isWhole(text, wanted);
        case null, default -> false;
      };
    }
  }

  /** A number with a fraction matches equal numbers and any text of that number. */
  record Real(double wanted) implements ScalarCondition {
    @Override
    public boolean matches(@Nullable Node value) {
      return switch (value) {
        case IntNode number -> (double) number.value() == wanted;
        case FloatNode number -> number.doubleValue() == wanted;
        case StringNode(String text) -> ScalarText.isReal(text, wanted);
        case null, default -> false;
      };
    }
  }

  /** Null matches what is absent and every zero value: null, false, 0 and the empty text. */
  record Empty() implements ScalarCondition {
    @Override
    public boolean matches(@Nullable Node value) {
      return switch (value) {
        case null -> true;
        case NullNode _ -> true;
        case BoolNode bool -> !bool.value();
        case IntNode number -> number.value() == 0;
        case FloatNode number -> number.doubleValue() == 0;
        case StringNode(String text) -> text.isEmpty();
        case ArrayNode _, ObjectNode _ -> false;
      };
    }
  }

  /** The small language of texts, see {@link TextCondition}. */
  record Text(TextCondition condition) implements ScalarCondition {
    @Override
    public boolean matches(@Nullable Node value) {
      return condition.matches(value);
    }
  }
}
