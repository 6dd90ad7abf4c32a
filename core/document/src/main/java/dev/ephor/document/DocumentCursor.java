package dev.ephor.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a file into documents while it is read, so that memory is bounded by the largest document.
 *
 * <p>Documents are separated by lines that begin with {@code ---} followed by white space or the
 * end of the line, as YAML has it. Documents without content (only blank lines and comments) are
 * passed over. Not for use by more than one thread; what it returns may be parsed by any thread.
 */
public final class DocumentCursor {
  private static final int CHUNK_BYTES = 1 << 16;

  /** A line of which no more is read yet may still turn out to be a separator. */
  private static final int LONGEST_SEPARATOR_START = 4;

  private static final int LONGEST_BYTE_ORDER_MARK = 4;

  private final String file;
  private final InputStream in;
  private final Limits limits;
  private final DiagnosticList diagnostics;

  private byte[] buffer = new byte[CHUNK_BYTES];
  private int end = 0;
  private boolean ended = false;
  private long bytesRead = 0;

  /** Where the current document begins, and the line of the file that is. */
  private int start = 0;

  private int startLine = 1;

  /** Where the line under examination begins, its number, and how far its end was looked for. */
  private int line = 0;

  private int lineNumber = 1;
  private int searched = 0;

  /** What the current document has so far: content, only directives, or too much. */
  private boolean content = false;

  private boolean directives = false;
  private boolean tooLarge = false;

  /** The rest of a line of which a part was thrown away; it is no beginning of a line. */
  private boolean midLine = false;

  DocumentCursor(String file, InputStream in, Limits limits) {
    this.file = file;
    this.in = in;
    this.limits = limits;
    this.diagnostics = new DiagnosticList(limits.diagnostics());
  }

  /** The next document with content, or empty at the end of the file or of a limit. */
  public Optional<RawDocument> next() {
    while (true) {
      int lineEnd = findLineEnd();
      if (lineEnd < 0) {
        if (!ended && fill()) {
          continue;
        }
        if (line >= end) {
          return finish(end);
        }
        lineEnd = end;
      }
      Optional<RawDocument> cut = examine(lineEnd);
      if (cut.isPresent()) {
        return cut;
      }
    }
  }

  /** What went wrong in cutting: limits, encodings and failures of the stream. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.toList(file);
  }

  DiagnosticList collected() {
    return diagnostics;
  }

  /** Index after the line's end, or -1 when it is not in the buffer. */
  private int findLineEnd() {
    for (int i = searched; i < end; i++) {
      if (buffer[i] == '\n') {
        searched = i + 1;
        return i + 1;
      }
    }
    searched = end;
    return -1;
  }

  private Optional<RawDocument> examine(int lineEnd) {
    Optional<RawDocument> cut = Optional.empty();
    boolean whole = !midLine;
    midLine = false;
    int first = skipBlanks(line, lineEnd);
    if (whole && isSeparator(lineEnd)) {
      boolean carries = carriesContent(skipBlanks(line + 3, lineEnd), lineEnd);
      if (content || !directives) {
        cut = finish(line);
        start = carries ? line : lineEnd;
        startLine = carries ? lineNumber : lineNumber + 1;
      }
      content = carries;
      directives = false;
    } else if (!content && carriesContent(first, lineEnd)) {
      if (buffer[line] == '%') {
        directives = true;
      } else {
        content = !isDocumentEnd(lineEnd);
      }
    }
    line = lineEnd;
    searched = lineEnd;
    lineNumber++;
    return cut;
  }

  private boolean isSeparator(int lineEnd) {
    return startsWith('-', lineEnd);
  }

  private boolean isDocumentEnd(int lineEnd) {
    return startsWith('.', lineEnd);
  }

  private boolean startsWith(char mark, int lineEnd) {
    return lineEnd - line >= 3
        && buffer[line] == mark
        && buffer[line + 1] == mark
        && buffer[line + 2] == mark
        && (lineEnd - line == 3 || isBlank(buffer[line + 3]));
  }

  private int skipBlanks(int from, int to) {
    int i = from;
    while (i < to && isBlank(buffer[i])) {
      i++;
    }
    return i;
  }

  private boolean carriesContent(int first, int lineEnd) {
    return first < lineEnd && buffer[first] != '#';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** Ends the current document before {@code to}. */
  private Optional<RawDocument> finish(int to) {
    boolean usable = content && !tooLarge && to > start;
    content = false;
    directives = false;
    tooLarge = false;
    if (!usable) {
      start = to;
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOfRange(buffer, start, to);
    start = to;
    if (bytes.length > limits.bytesPerDocument()) {
      reportTooLarge();
      return Optional.empty();
    }
    return Optional.of(new RawDocument(file, bytes, 0, bytes.length, startLine));
  }

  /** Reads more; false at the end of the stream, after a failure or when a limit is reached. */
  private boolean fill() {
    makeRoom();
    int count;
    try {
      count = bytesRead == 0 ? readStart() : in.read(buffer, end, buffer.length - end);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      diagnostics.add(
          Diagnostic.error(DocumentCodes.INPUT, here(), "cannot be read: " + oneLine(reason)));
      return stop();
    }
    if (count < 0) {
      ended = true;
      return false;
    }
    boolean first = bytesRead == 0;
    end += count;
    bytesRead += count;
    if (bytesRead > limits.bytesPerStream()) {
      diagnostics.add(
          Diagnostic.error(
              DocumentCodes.TOO_LARGE,
              here(),
              "file is larger than " + limits.bytesPerStream() + " bytes"));
      return stop();
    }
    return !first || checkEncoding();
  }

  /** Enough for a byte order mark, however little the stream hands out at a time. */
  private int readStart() throws IOException {
    int count = in.readNBytes(buffer, 0, LONGEST_BYTE_ORDER_MARK);
    return count == 0 ? -1 : count;
  }

  /** Nothing that follows a failure is read, and the document it cut short is not returned. */
  private boolean stop() {
    ended = true;
    content = false;
    start = end;
    line = end;
    return false;
  }

  private boolean checkEncoding() {
    if (end >= 2) {
      int mark = ((buffer[0] & 0xFF) << 8) | (buffer[1] & 0xFF);
      if (mark == 0xFEFF || mark == 0xFFFE || buffer[0] == 0 || buffer[1] == 0) {
        diagnostics.add(
            Diagnostic.error(
                    DocumentCodes.ENCODING,
                    new SourceLocation(file, 1, 1, ""),
                    "file is not in UTF-8 but looks like UTF-16 or UTF-32")
                .withHelp("save the file as UTF-8"));
        return stop();
      }
    }
    if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
      int skip = buffer[2] == (byte) 0xBF ? 3 : 0;
      start = skip;
      line = skip;
      searched = skip;
    }
    return true;
  }

  private void makeRoom() {
    if (tooLarge || end - start > limits.bytesPerDocument()) {
      dropCurrent();
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      line -= start;
      searched -= start;
      start = 0;
    }
    if (end == buffer.length) {
      int room = (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 16);
      buffer = Arrays.copyOf(buffer, room);
    }
  }

  /** Forgets a document over the limit, so that only its last line may still be in memory. */
  private void dropCurrent() {
    if (!tooLarge) {
      reportTooLarge();
      tooLarge = true;
    }
    if (end - line > LONGEST_SEPARATOR_START) {
      midLine = true;
      line = end;
    }
    start = line;
    searched = end;
  }

  private void reportTooLarge() {
    diagnostics.add(
        Diagnostic.error(
            DocumentCodes.TOO_LARGE,
            new SourceLocation(file, startLine, 1, ""),
            "document is larger than " + limits.bytesPerDocument() + " bytes"));
  }

  private SourceLocation here() {
    return new SourceLocation(file, lineNumber, 1, "");
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
