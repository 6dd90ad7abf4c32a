package dev.ephor.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A JSON object: members in the order of the file. */
public final class ObjectNode implements Node {
  public static final ObjectNode EMPTY = new ObjectNode(Shape.EMPTY, new Node[0], null);

  private final Shape shape;
  private final Node[] values;

  /** Marks of key and value of member i at 2i and 2i + 1. */
  private final long @Nullable [] marks;

  /** Known once it was asked for; the same whoever asks first. */
  private int weight = 0;

  private ObjectNode(Shape shape, Node[] values, long @Nullable [] marks) {
    this.shape = shape;
    this.values = values;
    this.marks = marks;
  }

  public static ObjectNode of(String key, Node value) {
    return new ObjectNode(new Shape(new String[] {key}), new Node[] {value}, null);
  }

  /** Takes over the arrays without copying. */
  static ObjectNode wrap(Shape shape, Node[] values, long @Nullable [] marks) {
    return new ObjectNode(shape, values, marks);
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return values.length;
  }

  /** As {@link ArrayNode#weight()}; names count like texts. */
  public int weight() {
    if (weight == 0) {
      long sum = 1;
      for (int i = 0; i < values.length; i++) {
        sum += 1 + shape.keys[i].length() / 16 + ArrayNode.weight(values[i]);
      }
      weight = (int) Math.min(sum, Integer.MAX_VALUE);
    }
    return weight;
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  public String key(int member) {
    return shape.keys[member];
  }

  public Node value(int member) {
    return values[member];
  }

  /** Number of the member named {@code key}, or -1. */
  public int find(String key) {
    return shape.find(key);
  }

  /** Value of the member, or Java null when there is none; JSON null is {@link NullNode#NULL}. */
  public @Nullable Node get(String key) {
    int member = find(key);
    return member < 0 ? null : values[member];
  }

  public Node getOr(String key, Node absent) {
    int member = find(key);
    return member < 0 ? absent : values[member];
  }

  public boolean has(String key) {
    return find(key) >= 0;
  }

  /** Text of a string member, or {@code absent} when it is missing or not a string. */
  public String text(String key, String absent) {
    return get(key) instanceof StringNode(String text) ? text : absent;
  }

  /** The member if it is an object, else the empty object. */
  public ObjectNode object(String key) {
    return get(key) instanceof ObjectNode object ? object : EMPTY;
  }

  /** The member if it is an array, else the empty array. */
  public ArrayNode array(String key) {
    return get(key) instanceof ArrayNode array ? array : ArrayNode.EMPTY;
  }

  /** {@link Mark} of the member's key, or {@link Mark#NONE}. */
  public long keyMark(int member) {
    return marks == null ? Mark.NONE : marks[2 * member];
  }

  /** {@link Mark} of the member's value, or {@link Mark#NONE}. */
  public long valueMark(int member) {
    return marks == null ? Mark.NONE : marks[2 * member + 1];
  }

  public List<String> keys() {
    return Collections.unmodifiableList(Arrays.asList(shape.keys));
  }

  /** This object with one member added or replaced; marks of the other members stay. */
  public ObjectNode with(String key, Node value) {
    int member = find(key);
    if (member >= 0) {
      return withValue(member, value);
    }
    int size = values.length;
    String[] moreKeys = Arrays.copyOf(shape.keys, size + 1);
    Node[] moreValues = Arrays.copyOf(values, size + 1);
    moreKeys[size] = key;
    moreValues[size] = value;
    long[] moreMarks = marks == null ? null : Arrays.copyOf(marks, 2 * size + 2);
    return new ObjectNode(new Shape(moreKeys), moreValues, moreMarks);
  }

  private ObjectNode withValue(int member, Node value) {
    Node[] changed = values.clone();
    changed[member] = value;
    return new ObjectNode(shape, changed, marks);
  }

  /** This object without the member; itself when there is none. */
  public ObjectNode without(String key) {
    int member = find(key);
    if (member < 0) {
      return this;
    }
    int size = values.length - 1;
    if (size == 0) {
      return EMPTY;
    }
    String[] keys = new String[size];
    Node[] kept = new Node[size];
    long[] keptMarks = marks == null ? null : new long[2 * size];
    for (int from = 0, to = 0; to < size; from++) {
      if (from != member) {
        keys[to] = shape.keys[from];
        kept[to] = values[from];
        if (keptMarks != null) {
          keptMarks[2 * to] = keyMark(from);
          keptMarks[2 * to + 1] = valueMark(from);
        }
        to++;
      }
    }
    return new ObjectNode(new Shape(keys), kept, keptMarks);
  }

  /**
   * This object with {@code change} made to each value; itself when nothing changes. Marks stay.
   */
  @SuppressWarnings("ReferenceEquality") // What was left alone is the same object.
  public ObjectNode mapValues(UnaryOperator<Node> change) {
    Node[] changed = values.clone();
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.apply(values[i]);
      same &= changed[i] == values[i];
    }
    return same ? this : new ObjectNode(shape, changed, marks);
  }

  @Override
  public String typeName() {
    return "object";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof ObjectNode that) || values.length != that.values.length) {
      return false;
    }
    if (shape == that.shape) {
      return Arrays.equals(values, that.values);
    }
    for (int i = 0; i < values.length; i++) {
      int member = that.find(shape.keys[i]);
      if (member < 0 || !values[i].equals(that.values[member])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < values.length; i++) {
      hash += shape.keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(",", "{", "}");
    for (int i = 0; i < values.length; i++) {
      out.add(shape.keys[i] + ":" + values[i]);
    }
    return out.toString();
  }

  /** Collects members in order; a key put twice keeps its place and takes the later value. */
  public static final class Builder {
    private static final int FIRST_SIZE = 8;
    private static final int INDEXED_FROM = 24;

    private String[] keys = new String[FIRST_SIZE];
    private Node[] values = new Node[FIRST_SIZE];
    private long[] marks = new long[2 * FIRST_SIZE];
    private int size = 0;
    private boolean marked = false;

    /** Member numbers by name once there are many; null before. */
    private @Nullable Map<String, Integer> index;

    private Builder() {}

    public Builder put(String key, Node value) {
      return put(key, value, Mark.NONE, Mark.NONE);
    }

    public Builder put(String key, String value) {
      return put(key, StringNode.of(value));
    }

    public Builder put(String key, long value) {
      return put(key, IntNode.of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, BoolNode.of(value));
    }

    /** Puts the member as it is in {@code from}, with its marks. */
    public Builder putFrom(ObjectNode from, int member) {
      return put(
          from.key(member), from.value(member), from.keyMark(member), from.valueMark(member));
    }

    Builder put(String key, Node value, long keyMark, long valueMark) {
      int member = find(key);
      if (member < 0) {
        member = add(key);
      }
      values[member] = value;
      marks[2 * member] = keyMark;
      marks[2 * member + 1] = valueMark;
      marked |= valueMark != Mark.NONE;
      return this;
    }

    private int add(String key) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        marks = Arrays.copyOf(marks, 4 * size);
      }
      keys[size] = key;
      if (index != null) {
        index.put(key, size);
      } else if (size + 1 == INDEXED_FROM) {
        index = HashMap.newHashMap(4 * INDEXED_FROM);
        for (int i = 0; i <= size; i++) {
          index.put(keys[i], i);
        }
      }
      return size++;
    }

    private int find(String key) {
      if (index != null) {
        return index.getOrDefault(key, -1);
      }
      for (int i = 0; i < size; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }

    public boolean has(String key) {
      return find(key) >= 0;
    }

    public int size() {
      return size;
    }

    public ObjectNode build() {
      if (size == 0) {
        return EMPTY;
      }
      long[] kept = marked ? Arrays.copyOf(marks, 2 * size) : null;
      Shape shape = new Shape(Arrays.copyOf(keys, size));
      return new ObjectNode(shape, Arrays.copyOf(values, size), kept);
    }
  }
}
