package dev.ephor.document;

import org.jspecify.annotations.Nullable;

/**
 * The member names of an object, in order, shared by all objects that have the same ones.
 *
 * <p>A row of names is searched from its beginning, which is faster than hashing while it is short;
 * from {@link #INDEXED_FROM} names on a table of their hashes is kept.
 *
 * <p>Both fields are final, so a shape may be handed to another thread without synchronisation.
 */
final class Shape {
  static final Shape EMPTY = new Shape(new String[0]);

  private static final int INDEXED_FROM = 12;

  final String[] keys;

  /** Open-addressed table of member number + 1; null while the row is short. */
  private final int @Nullable [] index;

  /** Takes over {@code keys}, which must differ from each other. */
  Shape(String[] keys) {
    this.keys = keys;
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

  /** Number of the member named {@code key}, or -1. */
  int find(String key) {
    return index == null ? findInRow(key) : findInTable(key, index);
  }

  private int findInRow(String key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private int findInTable(String key, int[] table) {
    int slot = spread(key) & (table.length - 1);
    while (table[slot] != 0) {
      int member = table[slot] - 1;
      if (keys[member].equals(key)) {
        return member;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return -1;
  }
}
