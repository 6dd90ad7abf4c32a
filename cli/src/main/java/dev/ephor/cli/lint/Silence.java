package dev.ephor.cli.lint;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.Mark;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which warnings the author of a file does not want to see. Three ways, all naming codes:
 *
 * <ul>
 *   <li>the annotation {@code ephor.dev/ignore: LINT003, LINT010} of a document, for all of it;
 *   <li>a comment {@code # ephor-ignore: LINT003} at the end of a line, for that line;
 *   <li>the same comment on a line of its own, for the next line and what is indented below it.
 * </ul>
 *
 * Errors cannot be silenced: a broken policy stays broken.
 */
final class Silence {
  private static final String ANNOTATION = "ephor.dev/ignore";
  private static final String COMMENT = "# ephor-ignore:";

  private final List<Part> parts = new ArrayList<>();

  /** Lines, both counted from 1 and included, in which some codes are silenced. */
  private record Part(int from, int to, Set<String> codes) {}

  private Silence() {}

  static Silence of(SourceLines text, List<Document> documents) {
    Silence out = new Silence();
    for (int i = 0; i < documents.size(); i++) {
      int end =
          i + 1 < documents.size() ? Mark.line(documents.get(i + 1).mark()) - 1 : Integer.MAX_VALUE;
      out.annotation(documents.get(i), end);
    }
    for (int line = 1; line <= text.lines().size(); line++) {
      out.comment(text, line);
    }
    return out;
  }

  private void annotation(Document document, int end) {
    if (document.root() instanceof ObjectNode root) {
      String given = root.object("metadata").object("annotations").text(ANNOTATION, "");
      if (!given.isEmpty()) {
        parts.add(new Part(Mark.line(document.mark()), end, codes(given)));
      }
    }
  }

  private void comment(SourceLines text, int line) {
    String content = text.line(line);
    int at = content.indexOf(COMMENT);
    if (at < 0) {
      return;
    }
    Set<String> codes = codes(content.substring(at + COMMENT.length()));
    if (!content.substring(0, at).isBlank()) {
      parts.add(new Part(line, line, codes));
      return;
    }
    int first = line + 1;
    while (isCommentOrBlank(text.line(first)) && first <= text.lines().size()) {
      first++;
    }
    int last = first;
    while (last < text.lines().size() && isBelow(text.line(last + 1), indent(text.line(first)))) {
      last++;
    }
    parts.add(new Part(first, last, codes));
  }

  private static boolean isCommentOrBlank(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private static boolean isBelow(String line, int indent) {
    return line.isBlank() || indent(line) > indent;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Codes divided by commas or spaces; what follows a word that is no code is a remark. */
  private static Set<String> codes(String given) {
    Set<String> out = new HashSet<>();
    for (String word : given.replace(',', ' ').strip().split(" +")) {
      String code = word.toUpperCase(Locale.ROOT);
      if (code.isEmpty() || !Character.isDigit(code.charAt(code.length() - 1))) {
        break;
      }
      out.add(code);
    }
    return out;
  }

  boolean covers(Diagnostic found) {
    int line = found.at().line();
    return found.severity() == Severity.WARNING
        && parts.stream()
            .anyMatch(
                part -> part.from <= line && line <= part.to && part.codes.contains(found.code()));
  }
}
