package dev.ephor.lsp;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the document at the cursor as a tree, although somebody is writing in it: lines that keep
 * it from being YAML are left out, first the one with the cursor, then those that leave something
 * open, then those that the reader complains about.
 */
final class Parsed {
  private static final int ATTEMPTS_MAX = 8;

  private final DocumentReader reader;
  private final String name;
  private final List<String> lines;

  /** The line with the cursor, among {@link #lines}. */
  private final int current;

  private Parsed(DocumentReader reader, String name, List<String> lines, int current) {
    this.reader = reader;
    this.name = name;
    this.lines = lines;
    this.current = current;
  }

  /**
   * The tree of the document that holds the line; empty when not even its beginning can be read.
   *
   * @param line from 0
   */
  static Optional<Document> around(OpenDocument document, int line, DocumentReader reader) {
    List<String> all = document.lines().lines();
    int first = Math.min(line, all.size() - 1);
    while (first > 0 && !all.get(first).startsWith("---")) {
      first--;
    }
    int end = Math.max(first + 1, line + 1);
    while (end < all.size() && !all.get(end).startsWith("---")) {
      end++;
    }
    List<String> own = new ArrayList<>(all.subList(first, Math.min(end, all.size())));
    return new Parsed(reader, document.name(), own, line - first).find();
  }

  private Optional<Document> find() {
    Optional<Document> found = read(lines).documents().stream().findFirst();
    if (found.isPresent()) {
      return found;
    }
    blank(current);
    found = read(lines).documents().stream().findFirst();
    for (int i = 0; i < lines.size() && found.isEmpty(); i++) {
      YamlLine line = YamlLine.of(lines.get(i));
      String value = line.valueText();
      if (value.startsWith("[") || value.startsWith("{")) {
        if (!FlowCursor.isClosed(value)) {
          blank(i);
        }
      }
    }
    for (int i = 0; i < ATTEMPTS_MAX && found.isEmpty(); i++) {
      ReadResult read = read(lines);
      found = read.documents().stream().findFirst();
      read.diagnostics().forEach(mistake -> blank(mistake.at().line() - 1));
    }
    return found;
  }

  private void blank(int line) {
    if (line >= 0 && line < lines.size()) {
      lines.set(line, "");
    }
  }

  private ReadResult read(List<String> some) {
    return reader.readAll(name, String.join("\n", some));
  }
}
