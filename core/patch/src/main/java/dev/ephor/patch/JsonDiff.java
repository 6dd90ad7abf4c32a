package dev.ephor.patch;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON Patch that turns one tree into another. Objects are compared member by member; of arrays
 * a longest common subsequence stays, and what lies between is changed in place as far as it pairs
 * up.
 */
public final class JsonDiff {
  /** Larger pairs of arrays are compared index by index, to bound the time. */
  private static final int LARGEST_TABLE = 250_000;

  private final List<PatchOperation> operations = new ArrayList<>();

  private JsonDiff() {}

  /** Applying the result to {@code from} gives {@code to}; it is empty when they are equal. */
  public static JsonPatch between(Node from, Node to) {
    JsonDiff diff = new JsonDiff();
    diff.compare(JsonPointer.ROOT, from, to);
    return JsonPatch.of(diff.operations);
  }

  private void compare(JsonPointer path, Node from, Node to) {
    if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
      members(path, before, after);
    } else if (from instanceof ArrayNode before && to instanceof ArrayNode after) {
      elements(path, before, after);
    } else if (!from.equals(to)) {
      operations.add(new PatchOperation.Replace(path, to));
    }
  }

  private void members(JsonPointer path, ObjectNode from, ObjectNode to) {
    for (int i = 0; i < from.size(); i++) {
      if (!to.has(from.key(i))) {
        operations.add(new PatchOperation.Remove(path.child(from.key(i))));
      }
    }
    for (int i = 0; i < to.size(); i++) {
      int member = from.find(to.key(i));
      if (member < 0) {
        operations.add(new PatchOperation.Add(path.child(to.key(i)), to.value(i)));
      } else {
        compare(path.child(to.key(i)), from.value(member), to.value(i));
      }
    }
  }

  private void elements(JsonPointer path, ArrayNode from, ArrayNode to) {
    int start = 0;
    int fromEnd = from.size();
    int toEnd = to.size();
    while (start < fromEnd && start < toEnd && from.get(start).equals(to.get(start))) {
      start++;
    }
    while (fromEnd > start && toEnd > start && from.get(fromEnd - 1).equals(to.get(toEnd - 1))) {
      fromEnd--;
      toEnd--;
    }
    Cursor at = new Cursor(path, from, to, start);
    int rows = fromEnd - start;
    int columns = toEnd - start;
    if (rows > 0 && columns > 0 && (long) rows * columns <= LARGEST_TABLE) {
      keepCommon(at, fromEnd, toEnd);
    }
    at.change(fromEnd, toEnd);
  }

  /** Passes over the longest common subsequence and changes what lies between its elements. */
  private static void keepCommon(Cursor at, int fromEnd, int toEnd) {
    int fromStart = at.next;
    int toStart = at.nextTo;
    int[][] lengths = commonLengths(at, fromEnd, toEnd);
    int i = 0;
    int j = 0;
    while (i < fromEnd - fromStart && j < toEnd - toStart) {
      if (at.from.get(fromStart + i).equals(at.to.get(toStart + j))) {
        at.change(fromStart + i, toStart + j);
        at.keep();
        i++;
        j++;
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private static int[][] commonLengths(Cursor at, int fromEnd, int toEnd) {
    int rows = fromEnd - at.next;
    int columns = toEnd - at.nextTo;
    int[][] lengths = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        lengths[i][j] =
            at.from.get(at.next + i).equals(at.to.get(at.nextTo + j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }

  /** How far two arrays have been compared, and where that is in the array as patched so far. */
  private final class Cursor {
    private final JsonPointer path;
    private final ArrayNode from;
    private final ArrayNode to;
    private int next;
    private int nextTo;

    Cursor(JsonPointer path, ArrayNode from, ArrayNode to, int start) {
      this.path = path;
      this.from = from;
      this.to = to;
      this.next = start;
      this.nextTo = start;
    }

    void keep() {
      next++;
      nextTo++;
    }

    /** Turns the elements up to {@code fromEnd} into those up to {@code toEnd}. */
    void change(int fromEnd, int toEnd) {
      while (next < fromEnd && nextTo < toEnd) {
        compare(path.child(nextTo), from.get(next), to.get(nextTo));
        keep();
      }
      // From the back, so that the indexes of those still to be removed stay.
      for (int extra = fromEnd - next; extra > 0; extra--) {
        operations.add(new PatchOperation.Remove(path.child(nextTo + extra - 1)));
      }
      next = Math.max(next, fromEnd);
      for (; nextTo < toEnd; nextTo++) {
        operations.add(new PatchOperation.Add(path.child(nextTo), to.get(nextTo)));
      }
    }
  }
}
