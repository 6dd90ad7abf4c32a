package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of which at least one element is not JSON, or may not be. */
public final class CelList implements CelValue {
  private final Value[] values;

  private int weight = 0;

  private CelList(Value[] values) {
    this.values = values;
  }

  public static CelList copyOf(List<? extends Value> values) {
    return new CelList(values.toArray(Value[]::new));
  }

  /** Takes over the array; the caller must not keep it. */
  static CelList wrap(Value[] values) {
    return new CelList(values);
  }

  /** As {@link dev.ephor.document.ArrayNode#weight()}. */
  int weight() {
    if (weight == 0) {
      long sum = 1;
      for (Value value : values) {
        sum += Sizes.weight(value);
      }
      weight = (int) Math.min(sum, Integer.MAX_VALUE);
    }
    return weight;
  }

  public int size() {
    return values.length;
  }

  /**
   * @throws IndexOutOfBoundsException when {@code index} is not from 0 to size - 1
   */
  public Value get(int index) {
    return values[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Value that && Equality.equal(this, that);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
