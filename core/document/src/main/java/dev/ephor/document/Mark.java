package dev.ephor.document;

/**
 * Line and column, both counted from 1, packed into one {@code long} so that a tree can keep a mark
 * for each value in plain arrays. {@link #NONE} means that the place is not known.
 */
public final class Mark {
  public static final long NONE = 0;

  private Mark() {}

  public static long of(int line, int column) {
    return ((long) line << 32) | column;
  }

  public static int line(long mark) {
    return (int) (mark >>> 32);
  }

  public static int column(long mark) {
    return (int) mark;
  }
}
