package dev.ephor.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one document from the inside out: members and elements are pushed, and the
 * object or array that they belong to takes them off again. Counts nodes and depth against the
 * limits and knows the path to the value being read.
 */
final class TreeBuilder {
  private static final int FIRST_SIZE = 64;

  private final String file;
  private final Limits limits;
  private final DuplicateKeys duplicateKeys;
  private final StringPool pool;
  private final DiagnosticList diagnostics;
  private final boolean keepMarks;

  private String[] keys = new String[FIRST_SIZE];
  private Node[] values = new Node[FIRST_SIZE];
  private long[] keyMarks = new long[FIRST_SIZE];
  private long[] marks = new long[FIRST_SIZE];
  private int size = 0;

  /** Start of each open container in the stack; its depth is the number of entries. */
  private int[] open = new int[16];

  /** Member being read in each open object; null in arrays and between members. */
  private @Nullable String[] path = new @Nullable String[16];

  private boolean[] array = new boolean[16];

  private int depth = 0;
  private long nodes = 0;
  private long aliased = 0;

  TreeBuilder(Source source, StringPool pool, DiagnosticList diagnostics) {
    this.file = source.file();
    this.limits = source.limits();
    this.duplicateKeys = source.duplicateKeys();
    this.pool = pool;
    this.diagnostics = diagnostics;
    this.keepMarks = source.keepMarks();
  }

  /** The text that is read and how: which file it is from, and what its tree may be like. */
  record Source(String file, Limits limits, DuplicateKeys duplicateKeys, boolean keepMarks) {}

  StringPool pool() {
    return pool;
  }

  void beginObject(long mark) {
    begin(mark, false);
  }

  void beginArray(long mark) {
    begin(mark, true);
  }

  private void begin(long mark, boolean isArray) {
    count(1, mark);
    if (depth >= limits.depth()) {
      throw reject(
          DocumentCodes.TOO_DEEP, mark, "nested deeper than " + limits.depth() + " levels");
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
      path = Arrays.copyOf(path, 2 * depth);
      array = Arrays.copyOf(array, 2 * depth);
    }
    path[depth] = null;
    array[depth] = isArray;
    open[depth++] = size;
  }

  /** Says which member's value is read next. */
  void enter(String key) {
    path[depth - 1] = key;
  }

  void push(String key, long keyMark, Node value, long mark) {
    if (size == values.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      keyMarks = Arrays.copyOf(keyMarks, 2 * size);
      marks = Arrays.copyOf(marks, 2 * size);
    }
    keys[size] = key;
    values[size] = value;
    keyMarks[size] = keyMark;
    marks[size] = mark;
    size++;
    path[depth - 1] = null;
  }

  void push(Node value, long mark) {
    push("", mark, value, mark);
  }

  Node endArray() {
    int from = open[--depth];
    Node[] taken = Arrays.copyOfRange(values, from, size);
    long[] places = keepMarks ? Arrays.copyOfRange(marks, from, size) : null;
    size = from;
    return taken.length == 0 ? ArrayNode.EMPTY : ArrayNode.wrap(taken, places);
  }

  ObjectNode endObject() {
    ObjectNode object = takeMembers();
    depth--;
    return object;
  }

  /** The members of the open object as an object of their own; it stays open and is empty then. */
  ObjectNode takeMembers() {
    int from = open[depth - 1];
    if (from == size) {
      return ObjectNode.EMPTY;
    }
    Shape shape = pool.knownShape(keys, from, size);
    if (shape == null) {
      // INVARIANT: a shape in the pool has no name twice, so only new ones are looked through.
      removeDuplicates(from);
      shape = pool.newShape(keys, from, size);
    }
    Node[] taken = Arrays.copyOfRange(values, from, size);
    long[] places = keepMarks ? memberMarks(from, taken.length) : null;
    size = from;
    path[depth - 1] = null;
    return ObjectNode.wrap(shape, taken, places);
  }

  private long[] memberMarks(int from, int count) {
    long[] places = new long[2 * count];
    for (int i = 0; i < count; i++) {
      places[2 * i] = keyMarks[from + i];
      places[2 * i + 1] = marks[from + i];
    }
    return places;
  }

  /** The last member of a name wins and takes the place of the first. */
  private void removeDuplicates(int from) {
    int kept = from;
    Set<String> seen = size - from > 16 ? new HashSet<>() : Set.of();
    boolean small = size - from <= 16;
    for (int i = from; i < size; i++) {
      boolean known = small ? indexOf(keys[i], from, kept) >= 0 : !seen.add(keys[i]);
      int to = kept;
      if (known) {
        to = indexOf(keys[i], from, kept);
        reportDuplicate(keys[i], keyMarks[i], keyMarks[to]);
      } else {
        kept++;
      }
      keys[to] = keys[i];
      values[to] = values[i];
      keyMarks[to] = keyMarks[i];
      marks[to] = marks[i];
    }
    size = kept;
  }

  private int indexOf(String key, int from, int to) {
    for (int i = from; i < to; i++) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Says that a member of the open object was given before, at {@code first}. */
  void reportDuplicate(String key, long mark, long first) {
    Severity severity =
        switch (duplicateKeys) {
          case WARN -> Severity.WARNING;
          case REJECT -> Severity.ERROR;
        };
    path[depth - 1] = key;
    SourceLocation member = at(mark);
    String effect = severity == Severity.WARNING ? "; the last one counts" : "";
    diagnostics.add(
        new Diagnostic(
            DocumentCodes.DUPLICATE_KEY,
            severity,
            member,
            "key `" + Excerpt.of(key) + "` was already given on line " + Mark.line(first) + effect,
            Optional.empty()));
  }

  /** Counts values read. */
  void count(long more, long mark) {
    nodes += more;
    if (nodes > limits.nodesPerDocument()) {
      throw reject(
          DocumentCodes.TOO_MANY_NODES,
          mark,
          "document has more than " + limits.nodesPerDocument() + " values");
    }
  }

  /** Counts values that an alias or a merge key repeats. */
  void countAliased(long more, long mark) {
    aliased += more;
    if (aliased > limits.aliasedNodesPerDocument()) {
      throw reject(
          DocumentCodes.TOO_MANY_NODES,
          mark,
          "aliases repeat more than " + limits.aliasedNodesPerDocument() + " values");
    }
    count(more, mark);
  }

  long nodes() {
    return nodes;
  }

  /** Reports an error after which reading goes on; the document is not returned. */
  void error(String code, long mark, String message) {
    diagnostics.add(Diagnostic.error(code, at(mark), message));
  }

  void error(String code, long mark, String message, String help) {
    diagnostics.add(Diagnostic.error(code, at(mark), message).withHelp(help));
  }

  Rejected reject(String code, long mark, String message) {
    return new Rejected(Diagnostic.error(code, at(mark), message));
  }

  private SourceLocation at(long mark) {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      String member = path[i];
      if (array[i]) {
        int inner = i + 1 < depth ? open[i + 1] : size;
        tokens.add(Integer.toString(inner - open[i]));
      } else if (member != null) {
        tokens.add(member);
      }
    }
    String pointer = new JsonPointer(tokens).toString();
    return new SourceLocation(file, Mark.line(mark), Mark.column(mark), pointer);
  }
}
