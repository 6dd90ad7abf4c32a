package dev.ephor.cel;

import dev.ephor.document.BoolNode;
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

  private CelMap(List<Value> keys, List<Value> values, Map<Value, Integer> index) {
    this.keys = keys;
    this.values = values;
    this.index = index;
  }

  static Builder builder() {
    return new Builder();
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
    Value normal = normal(key);
    Integer entry = normal == null ? null : index.get(normal);
    return entry == null ? null : values.get(entry);
  }

  /** One form for all keys that CEL holds equal; Java null when the value cannot be a key. */
  private static @Nullable Value normal(Value key) {
    return switch (key) {
      case StringNode text -> text;
      case BoolNode bool -> bool;
      case IntNode whole -> whole;
      case CelUint unsigned -> unsigned.bits() >= 0 ? IntNode.of(unsigned.bits()) : unsigned;
      case FloatNode real when real.isWhole() -> IntNode.of((long) real.doubleValue());
      default -> null;
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

    /** Why the entry cannot be added, or Java null when it was. */
    @Nullable CelError put(Value key, Value value) {
      Value normal = normal(key);
      if (normal == null || key instanceof FloatNode) {
        return CelError.unsupportedKey(key);
      }
      if (index.putIfAbsent(normal, keys.size()) != null) {
        return CelError.duplicateKey(key);
      }
      keys.add(key);
      values.add(value);
      return null;
    }

    int size() {
      return keys.size();
    }

    CelMap build() {
      return new CelMap(keys, values, index);
    }
  }
}
