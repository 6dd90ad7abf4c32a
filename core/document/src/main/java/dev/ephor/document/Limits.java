package dev.ephor.document;

/**
 * How much a {@link DocumentReader} takes before it gives up with a diagnostic.
 *
 * @param bytesPerFile of a file read as a whole
 * @param bytesPerStream of a file read document by document
 * @param bytesPerDocument of one document in either
 * @param depth of objects and arrays within each other
 * @param nodesPerDocument values in a document
 * @param aliasedNodesPerDocument values of a document that aliases and merge keys repeat
 * @param documentsPerFile in a file read as a whole
 * @param diagnostics returned by one call
 */
public record Limits(
    long bytesPerFile,
    long bytesPerStream,
    int bytesPerDocument,
    int depth,
    int nodesPerDocument,
    int aliasedNodesPerDocument,
    int documentsPerFile,
    int diagnostics) {

  /** Trees are walked by recursion, so their depth must fit the stack of any thread. */
  private static final int DEEPEST = 1_000;

  /**
   * Far above what Kubernetes stores (an object is at most 1.5 MiB there), and low enough that a
   * hostile file costs neither the heap nor the stack.
   */
  public static final Limits DEFAULT =
      new Limits(64L << 20, 1L << 30, 64 << 20, 500, 10_000_000, 400_000, 200_000, 100);

  public Limits {
    if (bytesPerFile < 1 || bytesPerStream < 1 || bytesPerDocument < 1 || depth < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (nodesPerDocument < 1 || documentsPerFile < 1 || diagnostics < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("depth above " + DEEPEST + " would endanger the stack");
    }
  }

  public Limits withBytesPerFile(long bytes) {
    return new Limits(
        bytes,
        bytesPerStream,
        bytesPerDocument,
        depth,
        nodesPerDocument,
        aliasedNodesPerDocument,
        documentsPerFile,
        diagnostics);
  }

  public Limits withBytesPerDocument(int bytes) {
    return new Limits(
        bytesPerFile,
        bytesPerStream,
        bytes,
        depth,
        nodesPerDocument,
        aliasedNodesPerDocument,
        documentsPerFile,
        diagnostics);
  }
}
