package dev.ephor.document;

/**
 * Turns byte offsets into marks. Offsets must not go backwards, so that a document is walked
 * through once. Columns count code points.
 */
final class Places {
  private final byte[] bytes;
  private int at;
  private int line;
  private int column = 1;

  Places(byte[] bytes, int from, int firstLine) {
    this.bytes = bytes;
    this.at = from;
    this.line = firstLine;
  }

  long mark(int offset) {
    for (int to = Math.min(offset, bytes.length); at < to; at++) {
      byte b = bytes[at];
      if (b == '\n') {
        line++;
        column = 1;
      } else if ((b & 0xC0) != 0x80) {
        column++;
      }
    }
    return Mark.of(line, column);
  }
}
