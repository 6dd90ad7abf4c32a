package dev.ephor.lsp;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the cursor stands in a document.
 *
 * @param kind of the document; empty when it is not written yet
 * @param path names of members and numbers of list elements that lead there; with {@link Role#KEY}
 *     to the object that holds the key, with {@link Role#VALUE} to the value
 * @param before what of the key or of the value stands before the cursor
 * @param word the whole key, or the whole value as far as it is on the line
 */
record Place(String kind, List<String> path, Role role, String before, String word) {
  Place {
    path = List.copyOf(path);
  }

  /** What is written at the cursor. */
  enum Role {
    KEY,
    VALUE
  }

  Place below(List<String> more, Role newRole, String newBefore) {
    List<String> all = new ArrayList<>(path);
    all.addAll(more);
    return new Place(kind, all, newRole, newBefore, newBefore);
  }

  /** The path with one more step. */
  List<String> pathTo(String step) {
    List<String> out = new ArrayList<>(path);
    out.add(step);
    return out;
  }
}
