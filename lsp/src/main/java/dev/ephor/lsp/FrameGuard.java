package dev.ephor.lsp;

import dev.ephor.document.DocumentReader;
import dev.ephor.document.DuplicateKeys;
import dev.ephor.document.Limits;
import dev.ephor.document.Marks;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Hands on whole messages of the base protocol of LSP and nothing else. The reader behind it takes
 * the length of a message for true and makes room for it, so a length must be checked before: a
 * message that is too long is thrown away while it is read, and lines that are no header are passed
 * over until one is found. Each fault is told once. For one thread.
 */
final class FrameGuard extends InputStream {
  /** Far above any policy, and low enough for any heap. */
  static final int BODY_BYTES_MAX = 16 << 20;

  /** A length above this is no length of a message but a fault of its header. */
  private static final long BELIEVED_BYTES_MAX = 1L << 30;

  private static final int LINE_BYTES_MAX = 4_096;
  private static final String LENGTH = "content-length:";

  private final DocumentReader json =
      new DocumentReader(
          new Limits(BODY_BYTES_MAX, BODY_BYTES_MAX, BODY_BYTES_MAX, 200, 1_000_000, 1, 1, 10),
          DuplicateKeys.WARN,
          Marks.DROP);
  private final InputStream in;
  private final Consumer<String> faults;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private byte[] frame = new byte[0];
  private int at = 0;
  private boolean ended = false;

  FrameGuard(InputStream in, Consumer<String> faults) {
    this.in = in;
    this.faults = faults;
  }

  @Override
  public int read() throws IOException {
    return at < frame.length || fill() ? frame[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= frame.length && !fill()) {
      return -1;
    }
    int some = Math.min(length, frame.length - at);
    System.arraycopy(frame, at, into, from, some);
    at += some;
    return some;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Reads the next message that may be handed on; false at the end of the stream. */
  private boolean fill() throws IOException {
    while (!ended) {
      long length = header();
      if (length < 0) {
        break;
      }
      if (length > BODY_BYTES_MAX) {
        faults.accept("message of " + length + " bytes is longer than " + BODY_BYTES_MAX);
        discard(length);
        continue;
      }
      byte[] body = in.readNBytes((int) length);
      if (body.length < length) {
        faults.accept("message ends before its length");
        break;
      }
      if (!isObject(body)) {
        faults.accept("message is no JSON object");
        continue;
      }
      byte[] head = ("Content-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
      frame = new byte[head.length + body.length];
      System.arraycopy(head, 0, frame, 0, head.length);
      System.arraycopy(body, 0, frame, head.length, body.length);
      at = 0;
      return true;
    }
    ended = true;
    return false;
  }

  /** Whether it is one JSON object, nested no deeper than the reader behind can stand. */
  private boolean isObject(byte[] body) {
    ReadResult read = json.readJson("message", new String(body, StandardCharsets.UTF_8));
    return !read.hasErrors()
        && read.documents().size() == 1
        && read.documents().getFirst().root() instanceof ObjectNode;
  }

  private void discard(long length) throws IOException {
    byte[] waste = new byte[1 << 16];
    long left = length;
    while (left > 0) {
      int some = in.read(waste, 0, (int) Math.min(waste.length, left));
      if (some < 0) {
        return;
      }
      left -= some;
    }
  }

  /** Length of the body that follows; -1 at the end of the stream. */
  private long header() throws IOException {
    long length = -1;
    boolean faulty = false;
    while (true) {
      int read = line();
      if (read < 0) {
        return -1;
      }
      String text = text();
      if (text.isEmpty()) {
        if (length >= 0) {
          return length;
        }
        // The blank line after lines that were no header, or one too many.
        continue;
      }
      long given = contentLength(text);
      if (given >= 0) {
        length = given;
      } else if (!faulty && !isOtherHeader(text)) {
        faulty = true;
        faults.accept("message has no header `Content-Length` with a length that can be");
      }
    }
  }

  private static boolean isOtherHeader(String line) {
    return line.toLowerCase(Locale.ROOT).startsWith("content-type:");
  }

  /** -1 when the line does not tell a length. */
  private static long contentLength(String line) {
    if (!line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
      return -1;
    }
    String number = line.substring(LENGTH.length()).strip();
    try {
      long length = number.startsWith("+") ? -1 : Long.parseLong(number);
      return length > BELIEVED_BYTES_MAX ? -1 : Math.max(-1, length);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String text() {
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** Reads up to the end of a line; what is too long is cut. Number of bytes, or -1 at the end. */
  private int line() throws IOException {
    line.reset();
    int count = 0;
    int b = in.read();
    while (b >= 0 && b != '\n') {
      count++;
      if (line.size() < LINE_BYTES_MAX) {
        line.write(b);
      }
      b = in.read();
    }
    return b < 0 ? -1 : count;
  }
}
