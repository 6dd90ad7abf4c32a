package dev.ephor.lsp;

import dev.ephor.cli.lint.SourceLines;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A document as the editor has it. Immutable.
 *
 * @param version as the editor counts
 */
record OpenDocument(String uri, int version, String text, SourceLines lines) {
  /** Longer documents are kept, and said to be too long, but not looked at. */
  static final int CHARS_MAX = 2 << 20;

  static OpenDocument of(String uri, int version, String text) {
    SourceLines lines = text.length() > CHARS_MAX ? SourceLines.of("") : SourceLines.of(text);
    return new OpenDocument(uri, version, text, lines);
  }

  boolean isTooLong() {
    return text.length() > CHARS_MAX;
  }

  /**
   * The document after changes of parts or of the whole; places outside of it are moved into it.
   */
  OpenDocument changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      Range range = change.getRange();
      if (range == null) {
        changed = change.getText();
      } else {
        int from = offset(changed, range.getStart());
        int to = Math.max(from, offset(changed, range.getEnd()));
        changed = changed.substring(0, from) + change.getText() + changed.substring(to);
      }
    }
    return of(uri, newVersion, changed);
  }

  private static int offset(String text, Position position) {
    int at = 0;
    for (int line = 0; line < position.getLine(); line++) {
      int end = text.indexOf('\n', at);
      if (end < 0) {
        return text.length();
      }
      at = end + 1;
    }
    int lineEnd = text.indexOf('\n', at);
    return Math.min(
        at + Math.max(0, position.getCharacter()), lineEnd < 0 ? text.length() : lineEnd);
  }

  /** Name for messages: the path of a file, else the whole address. */
  String name() {
    try {
      URI address = new URI(uri);
      return "file".equals(address.getScheme()) ? Path.of(address).toString() : uri;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return uri;
    }
  }
}
