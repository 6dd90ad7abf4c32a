package dev.ephor.patch;

/** How strictly a {@link JsonPatch} is applied. */
public enum JsonPatchMode {
  /** As RFC 6902 has it. */
  STRICT,
  /**
   * As Kyverno's patchesJson6902 does it: an index may count from the end ({@code -1} is the last
   * element, and for adding the place behind it), removing what is not there does nothing, and
   * adding creates the objects and arrays on the way. Arrays on the way are filled with nulls up to
   * the index; the last one only where it was created. {@code copy} and {@code move} create
   * nothing.
   */
  LENIENT
}
