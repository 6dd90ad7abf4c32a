package dev.ephor.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public final class ArrayNode implements Node, Iterable<Node> {
  public static final ArrayNode EMPTY = new ArrayNode(new Node[0], null);

  private final Node[] values;
  private final long @Nullable [] marks;

  /** Known once it was asked for; the same whoever asks first. */
  private int weight = 0;

  private ArrayNode(Node[] values, long @Nullable [] marks) {
    this.values = values;
    this.marks = marks;
  }

  public static ArrayNode of(Node... values) {
    return values.length == 0 ? EMPTY : new ArrayNode(values.clone(), null);
  }

  public static ArrayNode of(List<? extends Node> values) {
    return values.isEmpty() ? EMPTY : new ArrayNode(values.toArray(Node[]::new), null);
  }

  /** Takes over {@code values} without copying; the caller must not keep the array. */
  public static ArrayNode wrap(Node[] values) {
    return values.length == 0 ? EMPTY : new ArrayNode(values, null);
  }

  /** As {@link #wrap(Node[])}, with the {@link Mark} of each value. */
  static ArrayNode wrap(Node[] values, long @Nullable [] marks) {
    return new ArrayNode(values, marks);
  }

  public int size() {
    return values.length;
  }

  /**
   * Values of the tree and a sixteenth of its characters, as if it were written out: what stands in
   * it several times counts each time. Tells what going through it costs before it is done.
   */
  public int weight() {
    if (weight == 0) {
      long sum = 1;
      for (Node value : values) {
        sum += weight(value);
      }
      weight = (int) Math.min(sum, Integer.MAX_VALUE);
    }
    return weight;
  }

  static long weight(Node node) {
    return switch (node) {
      case ArrayNode array -> array.weight();
      case ObjectNode object -> object.weight();
      case StringNode(String text) -> 1 + text.length() / 16;
      case NumberNode _, BoolNode _, NullNode _ -> 1;
    };
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  /**
   * @throws IndexOutOfBoundsException when {@code index} is not from 0 to size - 1
   */
  public Node get(int index) {
    return values[index];
  }

  /** {@link Mark} of the value at {@code index}, or {@link Mark#NONE}. */
  public long mark(int index) {
    return marks == null ? Mark.NONE : marks[index];
  }

  /** Elements from {@code from} (inclusive) to {@code to} (exclusive). */
  public ArrayNode slice(int from, int to) {
    return wrap(Arrays.copyOfRange(values, from, to));
  }

  /**
   * This array with another value at {@code index}; marks stay.
   *
   * @throws IndexOutOfBoundsException when {@code index} is not from 0 to size - 1
   */
  public ArrayNode with(int index, Node value) {
    Node[] changed = values.clone();
    changed[index] = value;
    return new ArrayNode(changed, marks);
  }

  /**
   * This array with {@code change} made to each element; itself when nothing changes. Marks stay.
   */
  @SuppressWarnings("ReferenceEquality") // What was left alone is the same object.
  public ArrayNode map(UnaryOperator<Node> change) {
    Node[] changed = values.clone();
    boolean same = true;
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.apply(values[i]);
      same &= changed[i] == values[i];
    }
    return same ? this : new ArrayNode(changed, marks);
  }

  /** This array with a value put before the one at {@code index}, or at the end. */
  public ArrayNode insert(int index, Node value) {
    Node[] more = new Node[values.length + 1];
    System.arraycopy(values, 0, more, 0, index);
    more[index] = value;
    System.arraycopy(values, index, more, index + 1, values.length - index);
    if (marks == null) {
      return new ArrayNode(more, null);
    }
    long[] moreMarks = new long[more.length];
    System.arraycopy(marks, 0, moreMarks, 0, index);
    System.arraycopy(marks, index, moreMarks, index + 1, values.length - index);
    return new ArrayNode(more, moreMarks);
  }

  /** This array without the value at {@code index}. */
  public ArrayNode without(int index) {
    if (values.length == 1) {
      return EMPTY;
    }
    Node[] fewer = new Node[values.length - 1];
    System.arraycopy(values, 0, fewer, 0, index);
    System.arraycopy(values, index + 1, fewer, index, fewer.length - index);
    if (marks == null) {
      return new ArrayNode(fewer, null);
    }
    long[] fewerMarks = new long[fewer.length];
    System.arraycopy(marks, 0, fewerMarks, 0, index);
    System.arraycopy(marks, index + 1, fewerMarks, index, fewer.length - index);
    return new ArrayNode(fewer, fewerMarks);
  }

  public List<Node> asList() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public Iterator<Node> iterator() {
    return new Iterator<>() {
      private int next = 0;

      @Override
      public boolean hasNext() {
        return next < values.length;
      }

      @Override
      public Node next() {
        if (next >= values.length) {
          throw new NoSuchElementException();
        }
        return values[next++];
      }
    };
  }

  @Override
  public String typeName() {
    return "array";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrayNode that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(",", "[", "]");
    for (Node value : values) {
      out.add(value.toString());
    }
    return out.toString();
  }
}
