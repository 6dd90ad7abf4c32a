package dev.ephor.document;

import org.jspecify.annotations.Nullable;

/** A whole number of 64 bits, signed. */
public final class IntNode implements NumberNode {
  private static final int CACHED_MIN = -128;
  private static final int CACHED_MAX = 1023;
  private static final IntNode[] CACHED = new IntNode[CACHED_MAX - CACHED_MIN + 1];

  static {
    for (int i = 0; i < CACHED.length; i++) {
      CACHED[i] = new IntNode(i + CACHED_MIN);
    }
  }

  private final long value;

  private IntNode(long value) {
    this.value = value;
  }

  public static IntNode of(long value) {
    return value >= CACHED_MIN && value <= CACHED_MAX
        ? CACHED[(int) value - CACHED_MIN]
        : new IntNode(value);
  }

  public long value() {
    return value;
  }

  @Override
  public double doubleValue() {
    return (double) value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return switch (other) {
      case IntNode that -> value == that.value;
      case FloatNode that -> that.isValue(value);
      case null, default -> false;
    };
  }

  @Override
  public int hashCode() {
    return Double.hashCode((double) value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
