package dev.ephor.cel;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with keys that are not strings or values that are not JSON. Keeps the order of entries. */
public final class CelMap implements CelValue {
  private final List<Value> keys;
  private final List<Value> values;
  private final Map<Value, Integer> index;

  private int weight = 0;

  private CelMap(List<Value> keys, List<Value> values, Map<Value, Integer> index) {
    this.keys = keys;
    this.values = values;
    this.index = index;
  }

  /** A map with texts as keys, in the order of {@code entries}. */
  public static CelMap ofTexts(Map<String, ? extends Value> entries) {
    Builder out = builder();
    entries.forEach((key, value) -> out.put(StringNode.of(key), value));
    return out.build();
  }

  static Builder builder() {
    return new Builder();
  }

  /** As {@link dev.ephor.document.ArrayNode#weight()}. */
  int weight() {
    if (weight == 0) {
      long sum = 1;
      for (int i = 0; i < keys.size(); i++) {
        sum += Sizes.weight(keys.get(i)) + Sizes.weight(values.get(i));
      }
      weight = (int) Math.min(sum, Integer.MAX_VALUE);
    }
    return weight;
  }

  public int size() {
    return keys.size();
  }

  public Value key(int entry) {
    return keys.get(entry);
  }

  public Value value(int entry) {
    return values.get(entry);
  }

  /** Value of the key, or Java null; numbers of different types that are equal are one key. */
  public @Nullable Value get(Value key) {
    Integer entry = index.get(normal(key));
    return entry == null ? null : values.get(entry);
  }

  /** One form for all keys that CEL holds equal. */
  private static Value normal(Value key) {
    return switch (key) {
      case CelUint unsigned when unsigned.bits() >= 0 -> IntNode.of(unsigned.bits());
      case FloatNode real when real.isWhole() -> IntNode.of((long) real.doubleValue());
      default -> key;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Value that && Equality.equal(this, that);
  }

  @Override
  public int hashCode() {
    return index.keySet().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < keys.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(keys.get(i)).append(": ").append(values.get(i));
    }
    return out.append('}').toString();
  }

  static final class Builder {
    private final List<Value> keys = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<Value, Integer> index = new HashMap<>();

    /** Adds the entry or replaces the value; whether the key is new. */
    boolean put(Value key, Value value) {
      @Nullable Integer known = index.putIfAbsent(normal(key), keys.size());
      if (known != null) {
        values.set(known, value);
        return false;
      }
      keys.add(key);
      values.add(value);
      return true;
    }

    int size() {
      return keys.size();
    }

    CelMap build() {
      return new CelMap(keys, values, index);
    }
  }
}
