package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.Quantity;
import dev.ephor.scalar.Wildcard;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of Equals and NotEquals. The key's type decides how both are compared; a text key is
 * compared as duration, else as quantity, else by the value's wildcards.
 */
final class EqualityOperand {
  private final Node value;
  private final @Nullable GoDuration duration;
  private final @Nullable Quantity quantity;
  private final @Nullable Wildcard wildcard;

  private EqualityOperand(Node value) {
    this.value = value;
    this.duration = Order.unitDuration(value);
    if (value instanceof StringNode(String text)) {
      this.quantity = Quantity.parse(text).orElse(null);
      this.wildcard = Wildcard.compile(text);
    } else {
      this.quantity = null;
      this.wildcard = null;
    }
  }

  static EqualityOperand of(Node value) {
    return new EqualityOperand(value);
  }

  /** Null keys meet neither Equals nor NotEquals. */
  static boolean isComparable(Node key) {
    return key != NullNode.NULL;
  }

  boolean equalTo(Node key) {
    return switch (key) {
      case StringNode(String text) -> equalToText(key, text);
      case IntNode whole ->
          value instanceof StringNode(String text)
              ? isNumber(text, BigDecimal.valueOf(whole.value()))
              : key.equals(value);
      case FloatNode real ->
          value instanceof StringNode(String text)
              ? ScalarText.isReal(text, real.doubleValue())
              : key.equals(value);
      case BoolNode _, ArrayNode _, ObjectNode _ -> key.equals(value);
      case NullNode _ -> false;
    };
  }

  private static boolean isNumber(String text, BigDecimal wanted) {
    BigDecimal number = ScalarText.number(text);
    return number != null && number.compareTo(wanted) == 0;
  }

  private boolean equalToText(Node key, String text) {
    GoDuration keyDuration = Order.unitDuration(key);
    if (keyDuration != null && duration != null) {
      return keyDuration.nanos() == duration.nanos();
    }
    if (wildcard == null) {
      GoDuration seconds = keyDuration == null ? null : Order.seconds(value);
      return keyDuration != null && keyDuration.equals(seconds);
    }
    Quantity keyQuantity = Quantity.parse(text).orElse(null);
    if (keyQuantity != null) {
      // Not a text for the reference even when the value is no quantity.
      return quantity != null && keyQuantity.compareTo(quantity) == 0;
    }
    return wildcard.matches(text);
  }
}
