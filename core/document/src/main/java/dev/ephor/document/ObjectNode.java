package dev.ephor.document;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: members in the order of the file.
 *
 * <p>Keys and values lie in two arrays. Small objects are searched in a row, which is faster than
 * hashing and takes no memory; from {@link #INDEXED_FROM} members on an index of the keys' hashes
 * is kept.
 */
public final class ObjectNode implements Node {
  public static final ObjectNode EMPTY = new ObjectNode(new String[0], new Node[0], null);

  private static final int INDEXED_FROM = 12;

  private final String[] keys;
  private final Node[] values;

  /** Marks of key and value of member i at 2i and 2i + 1. */
  private final long @Nullable [] marks;

  /** Open-addressed table of member number + 1; null while the object is small. */
  private final int @Nullable [] index;

  private ObjectNode(String[] keys, Node[] values, long @Nullable [] marks) {
    this.keys = keys;
    this.values = values;
    this.marks = marks;
    this.index = keys.length < INDEXED_FROM ? null : indexOf(keys);
  }

  private static int[] indexOf(String[] keys) {
    int[] table = new int[Integer.highestOneBit(keys.length * 2 - 1) * 2];
    for (int i = 0; i < keys.length; i++) {
      int slot = spread(keys[i]) & (table.length - 1);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = i + 1;
    }
    return table;
  }

  private static int spread(String key) {
    int hash = key.hashCode();
    return hash ^ (hash >>> 16);
  }

  public static ObjectNode of(String key, Node value) {
    return new ObjectNode(new String[] {key}, new Node[] {value}, null);
  }

  /** Takes over both arrays without copying; keys must differ from each other. */
  static ObjectNode wrap(String[] keys, Node[] values, long @Nullable [] marks) {
    return new ObjectNode(keys, values, marks);
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return keys.length;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  public String key(int member) {
    return keys[member];
  }

  public Node value(int member) {
    return values[member];
  }

  /** Number of the member named {@code key}, or -1. */
  public int find(String key) {
    if (index != null) {
      int slot = spread(key) & (index.length - 1);
      while (index[slot] != 0) {
        int member = index[slot] - 1;
        if (keys[member].equals(key)) {
          return member;
        }
        slot = (slot + 1) & (index.length - 1);
      }
      return -1;
    }
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
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
    return List.of(keys);
  }

  /** This object with one member added or replaced; marks of the other members stay. */
  public ObjectNode with(String key, Node value) {
    int member = find(key);
    if (member >= 0) {
      Node[] changed = values.clone();
      changed[member] = value;
      return new ObjectNode(keys, changed, marks);
    }
    int size = keys.length;
    String[] moreKeys = Arrays.copyOf(keys, size + 1);
    Node[] moreValues = Arrays.copyOf(values, size + 1);
    moreKeys[size] = key;
    moreValues[size] = value;
    long[] moreMarks = marks == null ? null : Arrays.copyOf(marks, 2 * size + 2);
    return new ObjectNode(moreKeys, moreValues, moreMarks);
  }

  /** This object without the member; itself when there is none. */
  public ObjectNode without(String key) {
    int member = find(key);
    if (member < 0) {
      return this;
    }
    Builder out = new Builder();
    for (int i = 0; i < keys.length; i++) {
      if (i != member) {
        out.put(keys[i], values[i], keyMark(i), valueMark(i));
      }
    }
    return out.build();
  }

  @Override
  public String typeName() {
    return "object";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ObjectNode that) || keys.length != that.keys.length) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      int member = that.find(keys[i]);
      if (member < 0 || !values[i].equals(that.values[member])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < keys.length; i++) {
      hash += keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(",", "{", "}");
    for (int i = 0; i < keys.length; i++) {
      out.add(keys[i] + ":" + values[i]);
    }
    return out.toString();
  }

  /** Collects members in order; a key put twice keeps its place and takes the later value. */
  public static final class Builder {
    private static final int FIRST_SIZE = 8;

    private String[] keys = new String[FIRST_SIZE];
    private Node[] values = new Node[FIRST_SIZE];
    private long[] marks = new long[2 * FIRST_SIZE];
    private int size = 0;
    private boolean marked = false;

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

    Builder put(String key, Node value, long keyMark, long valueMark) {
      int member = 0;
      while (member < size && !keys[member].equals(key)) {
        member++;
      }
      if (member == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
        marks = Arrays.copyOf(marks, 4 * size);
      }
      keys[member] = key;
      values[member] = value;
      marks[2 * member] = keyMark;
      marks[2 * member + 1] = valueMark;
      marked |= keyMark != Mark.NONE;
      size = Math.max(size, member + 1);
      return this;
    }

    public int size() {
      return size;
    }

    public ObjectNode build() {
      if (size == 0) {
        return EMPTY;
      }
      long[] kept = marked ? Arrays.copyOf(marks, 2 * size) : null;
      return new ObjectNode(Arrays.copyOf(keys, size), Arrays.copyOf(values, size), kept);
    }
  }
}
