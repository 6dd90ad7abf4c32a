package dev.ephor.document;

import org.jspecify.annotations.Nullable;

/** A number with a fraction or an exponent, or one too large for 64 bits: an IEEE 754 double. */
public final class FloatNode implements NumberNode {
  private final double value;

  private FloatNode(double value) {
    this.value = value;
  }

  public static FloatNode of(double value) {
    return new FloatNode(value);
  }

  /**
   * The number that Go reads back after it wrote {@code value}: an integer when it is whole and
   * fits 64 bits, because Go writes 1.0 as 1.
   */
  static NumberNode wholeOrFloat(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p63;
    return whole ? IntNode.of((long) value) : new FloatNode(value);
  }

  @Override
  public double doubleValue() {
    return value;
  }

  /** Whether the value is a whole number within the range of {@code long}. */
  public boolean isWhole() {
    return value == Math.rint(value) && Math.abs(value) < 0x1p63;
  }

  boolean isValue(long whole) {
    return isWhole() && (long) value == whole;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return switch (other) {
      case FloatNode that -> value == that.value || Double.compare(value, that.value) == 0;
      case IntNode that -> isValue(that.value());
      case null, default -> false;
    };
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value == 0 ? 0.0 : value);
  }

  /** Shortest form that reads back as the same double, written as Go's encoding/json does. */
  @Override
  public String toString() {
    return GoNumbers.format(value);
  }
}
