package dev.ephor.cel;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two forms of maps seen as one. */
final class Maps {
  /** Larger maps are not made into objects: adding to those searches all members. */
  private static final int OBJECT_SIZE_MAX = 64;

  private Maps() {}

  static boolean isMap(Value value) {
    return value instanceof ObjectNode || value instanceof CelMap;
  }

  static int size(Value map) {
    return map instanceof ObjectNode object ? object.size() : ((CelMap) map).size();
  }

  static Value key(Value map, int entry) {
    return map instanceof ObjectNode object
        ? StringNode.of(object.key(entry))
        : ((CelMap) map).key(entry);
  }

  static Value value(Value map, int entry) {
    return map instanceof ObjectNode object ? object.value(entry) : ((CelMap) map).value(entry);
  }

  /** Value of the key, or Java null. */
  static @Nullable Value find(Value map, Value key) {
    if (map instanceof ObjectNode object) {
      return key instanceof StringNode(String name) ? object.get(name) : null;
    }
    return ((CelMap) map).get(key);
  }

  static Value keys(Value map) {
    int size = size(map);
    Lists.Builder out = new Lists.Builder(size);
    for (int i = 0; i < size; i++) {
      out.add(key(map, i));
    }
    return out.build();
  }

  /** Collects entries; the map is a JSON object when all keys are strings and all values JSON. */
  static final class Builder {
    private final List<Value> keys = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private boolean isJson = true;

    void put(Value key, Value value) {
      isJson = isJson && key instanceof StringNode && value instanceof Node;
      keys.add(key);
      values.add(value);
    }

    /** The map; of equal keys the last counts. */
    Value build() {
      if (isJson && keys.size() <= OBJECT_SIZE_MAX) {
        return buildObject();
      }
      CelMap.Builder out = CelMap.builder();
      for (int i = 0; i < keys.size(); i++) {
        out.put(keys.get(i), values.get(i));
      }
      return out.build();
    }

    private Value buildObject() {
      ObjectNode.Builder out = ObjectNode.builder();
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i) instanceof StringNode(String key) && values.get(i) instanceof Node value) {
          out.put(key, value);
        }
      }
      return out.build();
    }
  }
}
