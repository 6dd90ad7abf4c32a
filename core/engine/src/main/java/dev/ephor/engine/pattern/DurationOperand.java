package dev.ephor.engine.pattern;

import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.GoDuration;
import org.jspecify.annotations.Nullable;

/** The value of the Duration operators: a duration's text, or a number of seconds. */
record DurationOperand(@Nullable GoDuration duration) {

  static DurationOperand of(Node value) {
    return new DurationOperand(read(value));
  }

  private static @Nullable GoDuration read(Node value) {
    return value instanceof StringNode(String text)
        ? GoDuration.parse(text).orElse(null)
        : Order.seconds(value);
  }

  int compare(Node key) {
    GoDuration left = read(key);
    return left == null || duration == null ? Order.NONE : left.compareTo(duration);
  }
}
