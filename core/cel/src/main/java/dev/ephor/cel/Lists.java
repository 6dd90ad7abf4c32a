package dev.ephor.cel;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.Value;
import java.util.Arrays;

/** The two forms of lists seen as one. */
final class Lists {
  private Lists() {}

  static boolean isList(Value value) {
    return value instanceof ArrayNode || value instanceof CelList;
  }

  static int size(Value list) {
    return list instanceof ArrayNode array ? array.size() : ((CelList) list).size();
  }

  static Value get(Value list, int index) {
    return list instanceof ArrayNode array ? array.get(index) : ((CelList) list).get(index);
  }

  static Value concat(Value left, Value right) {
    Builder out = new Builder(size(left) + size(right));
    out.addAll(left);
    out.addAll(right);
    return out.build();
  }

  static Value of(Value... values) {
    Builder out = new Builder(values.length);
    for (Value value : values) {
      out.add(value);
    }
    return out.build();
  }

  /** Collects values; the list is a JSON array when they all are JSON. */
  static final class Builder {
    private Value[] values;
    private int size = 0;
    private boolean isJson = true;

    Builder(int expected) {
      values = new Value[Math.max(4, expected)];
    }

    void add(Value value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      isJson = isJson && value instanceof Node;
      values[size++] = value;
    }

    void addAll(Value list) {
      int count = Lists.size(list);
      for (int i = 0; i < count; i++) {
        add(Lists.get(list, i));
      }
    }

    int size() {
      return size;
    }

    Value build() {
      if (isJson) {
        Node[] nodes = new Node[size];
        System.arraycopy(values, 0, nodes, 0, size);
        return ArrayNode.wrap(nodes);
      }
      return CelList.wrap(size == values.length ? values : Arrays.copyOf(values, size));
    }
  }
}
