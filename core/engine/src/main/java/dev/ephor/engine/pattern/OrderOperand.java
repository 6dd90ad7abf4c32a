package dev.ephor.engine.pattern;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.Quantity;
import dev.ephor.scalar.SemanticVersion;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of GreaterThan and its kin. Tried in turn: durations (one side may be a number of
 * seconds), quantities (texts both), numbers (texts of numbers too), semantic versions.
 */
final class OrderOperand {
  private final Node value;
  private final @Nullable GoDuration duration;
  private final @Nullable BigDecimal number;
  private final @Nullable Quantity quantity;
  private final @Nullable SemanticVersion version;

  private OrderOperand(Node value) {
    this.value = value;
    this.duration = Order.unitDuration(value);
    this.number = number(value);
    this.quantity = quantity(value);
    this.version = version(value);
  }

  static OrderOperand of(Node value) {
    return new OrderOperand(value);
  }

  int compare(Node key) {
    GoDuration keyDuration = Order.unitDuration(key);
    if (keyDuration != null || duration != null) {
      GoDuration left = keyDuration != null ? keyDuration : Order.seconds(key);
      GoDuration right = duration != null ? duration : Order.seconds(value);
      if (left != null && right != null) {
        return left.compareTo(right);
      }
    }
    Quantity keyQuantity = quantity(key);
    if (keyQuantity != null && quantity != null) {
      return keyQuantity.compareTo(quantity);
    }
    BigDecimal keyNumber = number(key);
    if (keyNumber != null) {
      return compareNumber(key, keyNumber);
    }
    SemanticVersion keyVersion = version(key);
    return keyVersion == null || version == null ? Order.NONE : keyVersion.compareTo(version);
  }

  private int compareNumber(Node key, BigDecimal keyNumber) {
    if (number != null) {
      return keyNumber.compareTo(number);
    }
    // The text of a number counts as seconds as well when the value is a duration.
    GoDuration seconds =
        duration == null || !(key instanceof StringNode)
            ? null
            : Order.seconds(FloatNode.of(keyNumber.doubleValue()));
    return seconds == null || duration == null ? Order.NONE : seconds.compareTo(duration);
  }

  private static @Nullable Quantity quantity(Node node) {
    return node instanceof StringNode(String text) ? Quantity.parse(text).orElse(null) : null;
  }

  private static @Nullable SemanticVersion version(Node node) {
    return node instanceof StringNode(String text)
        ? SemanticVersion.parse(text).orElse(null)
        : null;
  }

  private static @Nullable BigDecimal number(Node node) {
    return switch (node) {
      case IntNode whole -> BigDecimal.valueOf(whole.value());
      case FloatNode real ->
          Double.isFinite(real.doubleValue()) ? BigDecimal.valueOf(real.doubleValue()) : null;
      case StringNode(String text) -> ScalarText.number(text);
      default -> null;
    };
  }
}
