package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One text to write in place of another, so that a diagnostic goes away.
 *
 * @param span what is replaced
 */
public record Repair(SourceLines.Span span, String replacement) {
  private static final String LEAD = "did you mean `";
  private static final String TAIL = "`?";

  /**
   * What the help of a diagnostic proposes. Empty when it proposes nothing or several things, or
   * when the text that it would replace does not stand where the diagnostic points to.
   */
  public static Optional<Repair> of(Diagnostic found, SourceLines text) {
    Optional<String> proposal = found.help().flatMap(Repair::proposal);
    if (found.at().line() == 0) {
      return Optional.empty();
    }
    if (proposal.isEmpty()) {
      return MendedExpression.of(found, text);
    }
    SourceLines.Span at = text.span(found);
    String line = text.line(at.line());
    String there = line.substring(at.from(), at.to());
    for (String quoted : SourceLines.quoted(found.message())) {
      if (quoted.equals(proposal.get())) {
        continue;
      }
      if (there.equals(quoted)) {
        return Optional.of(new Repair(at, proposal.get()));
      }
      Optional<SourceLines.Span> later = onlyWord(line, at, quoted);
      if (later.isPresent()) {
        return Optional.of(new Repair(later.get(), proposal.get()));
      }
    }
    return Optional.empty();
  }

  /** The name that a help asks about, when it asks about one. */
  private static Optional<String> proposal(String help) {
    int lead = help.indexOf(LEAD);
    if (lead < 0) {
      return Optional.empty();
    }
    int from = lead + LEAD.length();
    int to = help.indexOf(TAIL, from);
    String name = to < 0 ? "" : help.substring(from, to);
    return name.isEmpty() || name.indexOf('`') >= 0 ? Optional.empty() : Optional.of(name);
  }

  /** Where the word stands once in the rest of the line. */
  private static Optional<SourceLines.Span> onlyWord(
      String line, SourceLines.Span from, String word) {
    int first = word(line, word, from.from());
    if (first < 0 || word(line, word, first + 1) >= 0) {
      return Optional.empty();
    }
    return Optional.of(new SourceLines.Span(from.line(), first, first + word.length()));
  }

  private static int word(String line, String word, int from) {
    int at = line.indexOf(word, from);
    while (at >= 0) {
      int end = at + word.length();
      boolean begins = at == 0 || !SourceLines.isWord(line.charAt(at - 1));
      boolean ends = end == line.length() || !SourceLines.isWord(line.charAt(end));
      if (begins && ends) {
        return at;
      }
      at = line.indexOf(word, at + 1);
    }
    return -1;
  }

  /** The text with the repairs made; of those that overlap only the first in the list. */
  static String apply(List<Repair> repairs, String content) {
    List<Repair> chosen = new ArrayList<>();
    for (Repair repair : repairs) {
      if (chosen.stream().noneMatch(other -> overlaps(other.span, repair.span))) {
        chosen.add(repair);
      }
    }
    // From the end, so that earlier places stay where they are.
    chosen.sort(
        Comparator.comparingInt((Repair repair) -> repair.span.line())
            .thenComparingInt(repair -> repair.span.from())
            .reversed());
    StringBuilder out = new StringBuilder(content);
    for (Repair repair : chosen) {
      int start = lineStart(content, repair.span.line());
      out.replace(start + repair.span.from(), start + repair.span.to(), repair.replacement);
    }
    return out.toString();
  }

  private static boolean overlaps(SourceLines.Span a, SourceLines.Span b) {
    return a.line() == b.line() && a.from() < b.to() && b.from() < a.to();
  }

  private static int lineStart(String content, int line) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = content.indexOf('\n', at) + 1;
    }
    return at;
  }
}
