package dev.ephor.lint;

import java.util.HashSet;
import java.util.Set;

/**
 * Paths that are known to be there at some point of an expression. A path is a list of names parted
 * by {@link #STEP}; with a path everything on the way to it is there. Immutable.
 */
record Facts(Set<String> present) {
  static final char STEP = '\n';
  static final String ELEMENT = "*";
  static final Facts NONE = new Facts(Set.of());

  Facts {
    present = Set.copyOf(present);
  }

  /** The path of what is below another; empty when there is no path to be below of. */
  static String below(String path, String name) {
    return path.isEmpty() ? "" : path + STEP + name;
  }

  boolean has(String path) {
    return !path.isEmpty() && present.contains(path);
  }

  static Facts of(String path) {
    if (path.isEmpty()) {
      return NONE;
    }
    Set<String> out = new HashSet<>();
    out.add(path);
    for (int at = path.lastIndexOf(STEP); at > 0; at = path.lastIndexOf(STEP, at - 1)) {
      out.add(path.substring(0, at));
    }
    return new Facts(out);
  }

  Facts and(Facts more) {
    if (more.present.isEmpty() || present.containsAll(more.present)) {
      return this;
    }
    if (present.isEmpty()) {
      return more;
    }
    Set<String> out = new HashSet<>(present);
    out.addAll(more.present);
    return new Facts(out);
  }

  /** What holds either way. */
  Facts or(Facts other) {
    if (present.isEmpty() || other.present.isEmpty()) {
      return NONE;
    }
    Set<String> out = new HashSet<>(present);
    out.retainAll(other.present);
    return new Facts(out);
  }
}
