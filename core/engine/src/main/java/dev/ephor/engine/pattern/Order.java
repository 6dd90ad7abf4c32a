package dev.ephor.engine.pattern;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.GoDuration;
import org.jspecify.annotations.Nullable;

/** What the comparing operators share. */
final class Order {
  /** Result of comparing what cannot be compared. */
  static final int NONE = Integer.MIN_VALUE;

  private static final double SECONDS_MAX = 9_223_372_036.0;

  private Order() {}

  /** A number as seconds, its fraction cut off as the reference does; null for other values. */
  static @Nullable GoDuration seconds(Node number) {
    double seconds =
        switch (number) {
          case IntNode whole -> (double) whole.value();
          case FloatNode real -> real.doubleValue();
          default -> Double.NaN;
        };
    if (Double.isNaN(seconds)) {
      return null;
    }
    if (Math.abs(seconds) > SECONDS_MAX) {
      return seconds > 0 ? GoDuration.MAX : GoDuration.MIN;
    }
    return GoDuration.ofSeconds((long) seconds);
  }

  /** A text with a unit; {@code 0} alone is a number here. */
  static @Nullable GoDuration unitDuration(Node value) {
    return value instanceof StringNode(String text) && mayBeDuration(text) && !text.equals("0")
        ? GoDuration.parse(text).orElse(null)
        : null;
  }

  /** Rules out most texts without the cost of reading them. */
  static boolean mayBeDuration(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    return (first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+';
  }
}
