package dev.ephor.lsp;

import dev.ephor.cli.lint.Inspection;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at documents some time after their last change, one at a time. A change while a document
 * waits starts the wait anew; the result of a document that changed meanwhile is thrown away. Safe
 * for use by several threads.
 */
final class Inspections {
  private static final long WAIT_MILLIS = 150;

  private final ScheduledExecutorService worker;
  private final Supplier<Knowledge> knowledge;
  private final BiConsumer<OpenDocument, List<Diagnostic>> publish;
  private final Consumer<Throwable> failed;
  private final Map<String, OpenDocument> open = new ConcurrentHashMap<>();
  private final Map<String, Future<?>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  /** What was found in one version of a document. */
  record Seen(OpenDocument document, List<Diagnostic> diagnostics) {
    Seen {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  Inspections(
      ScheduledExecutorService worker,
      Supplier<Knowledge> knowledge,
      BiConsumer<OpenDocument, List<Diagnostic>> publish,
      Consumer<Throwable> failed) {
    this.worker = worker;
    this.knowledge = knowledge;
    this.publish = publish;
    this.failed = failed;
  }

  void look(OpenDocument document, boolean now) {
    open.put(document.uri(), document);
    long wait = now ? 0 : WAIT_MILLIS;
    Future<?> next = worker.schedule(() -> inspect(document), wait, TimeUnit.MILLISECONDS);
    Future<?> before = waiting.put(document.uri(), next);
    if (before != null) {
      before.cancel(false);
    }
  }

  void forget(OpenDocument document) {
    open.remove(document.uri());
    seen.remove(document.uri());
    Future<?> before = waiting.remove(document.uri());
    if (before != null) {
      before.cancel(false);
    }
    publish.accept(document, List.of());
  }

  private void inspect(OpenDocument document) {
    if (!document.equals(open.get(document.uri()))) {
      return;
    }
    List<Diagnostic> found;
    try {
      found = found(document);
    } catch (RuntimeException | StackOverflowError bug) {
      // The editor must not lose its language service to a mistake of ours.
      failed.accept(bug);
      return;
    }
    if (document.equals(open.get(document.uri()))) {
      seen.put(document.uri(), new Seen(document, found));
      publish.accept(document, found);
    }
  }

  private List<Diagnostic> found(OpenDocument document) {
    if (document.isTooLong()) {
      SourceLocation top = new SourceLocation(document.name(), 1, 1, "");
      String message = "document of " + document.text().length() + " characters is not looked at";
      return List.of(
          Diagnostic.warning("DOC005", top, message)
              .withHelp("at most " + OpenDocument.CHARS_MAX + " are; split it"));
    }
    byte[] content = document.text().getBytes(StandardCharsets.UTF_8);
    Inspection inspection = knowledge.get().inspector().inspect(document.name(), content);
    return inspection.diagnostics();
  }

  /** What was found in the document as it is now; looks at it when nobody did yet. */
  List<Diagnostic> of(OpenDocument document) {
    Seen known = seen.get(document.uri());
    return known != null && known.document().equals(document)
        ? known.diagnostics()
        : found(document);
  }
}
