package dev.ephor.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers short strings, string nodes and rows of member names that were read before, so that
 * thousands of similar documents share them.
 *
 * <p>Each table is lossy: a new entry takes the slot of an older one, so the pool never grows.
 * Threads read and write the slots without synchronisation on purpose. What a slot holds is
 * immutable with final fields, so a thread sees either a whole entry or a miss, and a miss only
 * costs a new object.
 */
final class StringPool {
  /** Longer texts are rarely repeated and are not kept. */
  private static final int LONGEST_POOLED = 64;

  private static final int SLOTS = 1 << 12;

  private final @Nullable String[] strings = new String[SLOTS];
  private final @Nullable StringNode[] nodes = new StringNode[SLOTS];
  private final @Nullable Shape[] shapes = new Shape[SLOTS];

  /** The characters as a string node. */
  StringNode node(char[] text, int from, int length) {
    if (length == 0) {
      return StringNode.EMPTY;
    }
    if (length > LONGEST_POOLED) {
      return StringNode.of(new String(text, from, length));
    }
    int slot = slot(hash(text, from, length));
    StringNode known = nodes[slot];
    if (known != null && same(known.value(), text, from, length)) {
      return known;
    }
    StringNode made = StringNode.of(new String(text, from, length));
    nodes[slot] = made;
    return made;
  }

  StringNode node(String text) {
    if (text.isEmpty()) {
      return StringNode.EMPTY;
    }
    if (text.length() > LONGEST_POOLED) {
      return StringNode.of(text);
    }
    int slot = slot(text.hashCode());
    StringNode known = nodes[slot];
    if (known != null && known.value().equals(text)) {
      return known;
    }
    StringNode made = StringNode.of(text);
    nodes[slot] = made;
    return made;
  }

  String key(String text) {
    if (text.length() > LONGEST_POOLED) {
      return text;
    }
    int slot = slot(text.hashCode());
    String known = strings[slot];
    if (known != null && known.equals(text)) {
      return known;
    }
    strings[slot] = text;
    return text;
  }

  /** The shape of these names if it is known, which also means that they differ; else null. */
  @Nullable Shape knownShape(String[] keys, int from, int to) {
    Shape known = shapes[shapeSlot(keys, from, to)];
    if (known == null || known.keys.length != to - from) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (!known.keys[i - from].equals(keys[i])) {
        return null;
      }
    }
    return known;
  }

  /** A shape of these names, which must differ from each other. */
  Shape newShape(String[] keys, int from, int to) {
    Shape made = new Shape(Arrays.copyOfRange(keys, from, to));
    shapes[shapeSlot(keys, from, to)] = made;
    return made;
  }

  private static int shapeSlot(String[] keys, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + keys[i].hashCode();
    }
    return slot(hash);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 12) ^ (hash >>> 20)) & (SLOTS - 1);
  }

  private static int hash(char[] text, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  private static boolean same(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
