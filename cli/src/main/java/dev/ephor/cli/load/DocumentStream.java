package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentCursor;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.RawDocument;
import dev.ephor.document.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documents of many files, one after the other, with no more than one file open and no more
 * than one document in memory. Belongs to one thread.
 */
public final class DocumentStream implements AutoCloseable {
  private final Iterator<InputFile> files;
  private final DocumentReader reader;
  private final List<Diagnostic> problems = new ArrayList<>();

  private @Nullable InputFile file = null;
  private @Nullable InputStream in = null;
  private @Nullable DocumentCursor cursor = null;
  private boolean any = false;
  private boolean stopped = false;

  public DocumentStream(List<InputFile> files, DocumentReader reader) {
    this.files = List.copyOf(files).iterator();
    this.reader = reader;
  }

  /** Nothing comes after this, however much is left. */
  public void stop() {
    stopped = true;
  }

  /** The next document, or empty after the last file. */
  public Optional<RawDocument> next() {
    while (!stopped) {
      DocumentCursor open = cursor;
      if (open == null) {
        if (!files.hasNext()) {
          return Optional.empty();
        }
        openNext(files.next());
        continue;
      }
      Optional<RawDocument> next = open.next();
      if (next.isPresent()) {
        any = true;
        return next;
      }
      finishFile(open);
    }
    return Optional.empty();
  }

  private void openNext(InputFile next) {
    try {
      InputStream opened = next.open();
      file = next;
      in = opened;
      cursor = reader.open(next.name(), opened);
      any = false;
    } catch (IOException e) {
      problems.add(
          LoadMistake.UNREADABLE.in(next.name(), "cannot be read: " + InputPaths.reason(e)));
    }
  }

  private void finishFile(DocumentCursor open) {
    List<Diagnostic> wrong = open.diagnostics();
    problems.addAll(wrong);
    InputFile finished = file;
    boolean silent = wrong.stream().noneMatch(found -> found.severity() == Severity.ERROR);
    if (!any && silent && finished != null && finished.listed()) {
      problems.add(
          LoadMistake.NOTHING_INSIDE
              .in(finished.name(), "has no documents")
              .withHelp("name a file or folder with resources"));
    }
    close();
  }

  /** What could not be read so far. */
  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    InputStream open = in;
    cursor = null;
    in = null;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        problems.add(
            LoadMistake.UNREADABLE.in("", "file cannot be closed: " + InputPaths.reason(e)));
      }
    }
  }
}
