package dev.ephor.patch;

/** Codes of what is wrong with patches; each has a page in docs/diagnostics. */
final class PatchCodes {
  /** A patch that is none, such as an operation without a path. */
  static final String MALFORMED = "PAT001";

  static final String UNKNOWN_OPERATION = "PAT002";
  static final String POINTER = "PAT003";

  /** The place that an operation needs is not in the tree. */
  static final String NO_SUCH_PLACE = "PAT004";

  /** A test operation found another value. */
  static final String TEST_FAILED = "PAT005";

  /** Patch and tree differ in kind at one place, or a list element has no merge key. */
  static final String CONFLICT = "PAT006";

  static final String DIRECTIVE = "PAT007";
  static final String TOO_DEEP = "PAT008";

  private PatchCodes() {}
}
