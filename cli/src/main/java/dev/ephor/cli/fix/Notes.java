package dev.ephor.cli.fix;

import dev.ephor.document.Document;
import dev.ephor.document.JsonPointer;
import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was changed in a document, each change with the place it is about. */
final class Notes {
  private final Document document;
  private final List<Note> notes = new ArrayList<>();

  Notes(Document document) {
    this.document = document;
  }

  private record Note(SourceLocation at, String change) {}

  /**
   * @param pointer of the value before the change
   */
  void add(String pointer, String change) {
    SourceLocation at =
        JsonPointer.parse(pointer).map(document::locate).orElseGet(() -> document.fragment().at());
    notes.add(new Note(at, change));
  }

  /** All changes by their places. */
  List<String> lines() {
    return notes.stream()
        .sorted(
            Comparator.comparingInt((Note note) -> note.at().line())
                .thenComparingInt(note -> note.at().column())
                .thenComparing(Note::change))
        .map(note -> note.at() + ": " + note.change())
        .toList();
  }
}
