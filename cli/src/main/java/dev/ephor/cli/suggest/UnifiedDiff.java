package dev.ephor.cli.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of one file, in the form that {@code git apply} and {@code patch -p1} read. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> file;
  private final List<Edit> edits;

  UnifiedDiff(List<String> file, List<Edit> edits) {
    this.file = List.copyOf(file);
    // What is added before a line comes before what replaces it.
    this.edits =
        edits.stream()
            .distinct()
            .sorted(Comparator.comparingInt(Edit::line).thenComparing(Edit::replaces))
            .toList();
  }

  /** The file after all edits. */
  List<String> applied() {
    List<String> out = new ArrayList<>();
    int next = 0;
    for (Edit edit : edits) {
      out.addAll(file.subList(next, edit.line()));
      out.addAll(edit.lines());
      next = edit.line() + (edit.replaces() ? 1 : 0);
    }
    out.addAll(file.subList(next, file.size()));
    return out;
  }

  /** Whether two edits replace the same line, so that one would undo the other. */
  boolean clashes() {
    for (int i = 1; i < edits.size(); i++) {
      Edit before = edits.get(i - 1);
      if (before.line() == edits.get(i).line() && before.replaces() && edits.get(i).replaces()) {
        return true;
      }
    }
    return false;
  }

  String render(String name) {
    StringBuilder out = new StringBuilder();
    out.append("--- a/").append(name).append("\n+++ b/").append(name).append('\n');
    int shift = 0;
    int i = 0;
    while (i < edits.size()) {
      int end = i + 1;
      while (end < edits.size()
          && edits.get(end).line() - edits.get(end - 1).line() <= 2 * CONTEXT + 1) {
        end++;
      }
      shift = hunk(edits.subList(i, end), shift, out);
      i = end;
    }
    return out.toString();
  }

  private int hunk(List<Edit> some, int shift, StringBuilder out) {
    int from = Math.max(0, some.getFirst().line() - CONTEXT);
    Edit last = some.getLast();
    int to = Math.min(file.size(), last.line() + (last.replaces() ? 1 : 0) + CONTEXT);
    int added = 0;
    StringBuilder body = new StringBuilder();
    int next = from;
    for (Edit edit : some) {
      file.subList(next, edit.line()).forEach(line -> body.append(' ').append(line).append('\n'));
      next = edit.line();
      if (edit.replaces()) {
        body.append('-').append(file.get(next)).append('\n');
        next++;
        added--;
      }
      edit.lines().forEach(line -> body.append('+').append(line).append('\n'));
      added += edit.lines().size();
    }
    file.subList(next, to).forEach(line -> body.append(' ').append(line).append('\n'));
    out.append("@@ -" + (from + 1) + "," + (to - from));
    out.append(" +" + (from + 1 + shift) + "," + (to - from + added) + " @@\n").append(body);
    return shift + added;
  }
}
