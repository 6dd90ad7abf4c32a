package dev.ephor.document;

/**
 * Where a value stands in the file its author wrote. Line and column count from 1 and are 0 when
 * not known; {@code path} is the text form of an RFC 6901 pointer into the document.
 */
public record SourceLocation(String file, int line, int column, String path) {
  public static final SourceLocation UNKNOWN = new SourceLocation("", 0, 0, "");

  /** {@code file:line:column}, or what of it is known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file.isEmpty() ? "<unknown>" : file;
    }
    return file + ":" + line + ":" + column;
  }
}
