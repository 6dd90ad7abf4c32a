package dev.ephor.patch;

/** How strictly a {@link JsonPatch} is applied. */
public enum JsonPatchMode {
  /** As RFC 6902 has it. */
  STRICT,
  /**
   * As Kyverno's patchesJson6902 does it: an index may count from the end ({@code -1} is the last
   * element), removing what is not there does nothing, and adding creates the objects and arrays on
   * the way.
   */
  LENIENT
}
