package dev.ephor.engine.compile;

import dev.ephor.document.Diagnostic;
import dev.ephor.policy.ContextEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds context entries that use entries after them, which they do not see: in a circle, or only in
 * the wrong order. Belongs to one thread.
 */
final class ContextOrder {
  private final List<ContextEntry> entries;
  private final Consumer<Diagnostic> mistakes;

  /** For each entry in turn, places of the entries that it uses. */
  private final List<Set<Integer>> uses = new ArrayList<>();

  ContextOrder(List<ContextEntry> entries, Consumer<Diagnostic> mistakes) {
    this.entries = List.copyOf(entries);
    this.mistakes = mistakes;
  }

  /**
   * @param names that the next entry reads
   */
  void reads(Set<String> names) {
    int at = uses.size();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      // The nearest entry before is meant, and the first one after only where there is none.
      if (i < at) {
        seen.put(entries.get(i).name(), i);
      } else {
        seen.putIfAbsent(entries.get(i).name(), i);
      }
    }
    Set<Integer> out = new LinkedHashSet<>();
    seen.forEach((name, entry) -> {
      if (names.contains(name)) {
        out.add(entry);
      }
    });
    uses.add(out);
  }

  void check() {
    Set<Integer> told = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      for (int target : uses.get(i)) {
        if (target >= i) {
          check(i, target, told);
        }
      }
    }
  }

  private void check(int entry, int target, Set<Integer> told) {
    List<Integer> circle = new ArrayList<>(List.of(entry));
    if (target == entry || leads(target, entry, circle, new HashSet<>())) {
      if (told.add(entry)) {
        told.addAll(circle);
        warn("CMP015", entry, "context entries use each other: " + named(circle, entry));
      }
    } else {
      String message =
          "context entry `"
              + entries.get(entry).name()
              + "` uses `"
              + entries.get(target).name()
              + "`, which stands after it";
      warn("CMP016", entry, message);
    }
  }

  /** Whether a way through what entries use leads to one; the way is added to {@code circle}. */
  private boolean leads(int from, int to, List<Integer> circle, Set<Integer> seen) {
    if (!seen.add(from)) {
      return false;
    }
    circle.add(from);
    for (int next : uses.get(from)) {
      if (next == to || leads(next, to, circle, seen)) {
        return true;
      }
    }
    circle.removeLast();
    return false;
  }

  private String named(List<Integer> circle, int first) {
    List<String> names = new ArrayList<>();
    circle.forEach(entry -> names.add("`" + entries.get(entry).name() + "`"));
    names.add("`" + entries.get(first).name() + "`");
    return String.join(" -> ", names);
  }

  private void warn(String code, int entry, String message) {
    mistakes.accept(
        Diagnostic.warning(code, entries.get(entry).source().at(), message)
            .withHelp("an entry sees only those before it"));
  }
}
