package dev.ephor.patch;

import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;

/** What became of a tree that was patched. */
public sealed interface PatchResult {

  /** The patched tree; parts that the patch did not touch are shared with the tree it came from. */
  record Patched(Node node) implements PatchResult {}

  /**
   * The patch does not fit the tree, which stays as it was.
   *
   * @param operation number of the operation in a JSON Patch, from 0; 0 for other patches
   * @param path pointer to the place that does not fit
   * @param message one line, lower case, no final stop
   */
  record Failed(String code, int operation, String path, String message)
      implements PatchResult, ErrorValue {
    /** Whether an operation {@code test} found another value. */
    public boolean isTest() {
      return code.equals(PatchCodes.TEST_FAILED);
    }
  }
}
