package dev.ephor.document;

/** The bytes of one document of a file, not parsed yet. Immutable. */
public final class RawDocument {
  private final String file;
  private final byte[] bytes;
  private final int from;
  private final int length;
  private final int firstLine;

  /** Takes over the bytes without copying. */
  RawDocument(String file, byte[] bytes, int from, int length, int firstLine) {
    this.file = file;
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.firstLine = firstLine;
  }

  /** A document that is the whole of {@code bytes}, which the caller must not change any more. */
  public static RawDocument of(String file, byte[] bytes) {
    return new RawDocument(file, bytes, 0, bytes.length, 1);
  }

  public String file() {
    return file;
  }

  /** Line of the file on which the document begins, from 1. */
  public int firstLine() {
    return firstLine;
  }

  /** In bytes. */
  public int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }
}
