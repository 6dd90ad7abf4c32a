package dev.ephor.patch;

/** Ends a merge from within its nested calls; {@link StrategicMergePatch} turns it into a value. */
final class Unmergeable extends RuntimeException {
  private final transient PatchResult.Failed failure;

  Unmergeable(PatchResult.Failed failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  PatchResult.Failed failure() {
    return failure;
  }
}
