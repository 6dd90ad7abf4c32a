package dev.ephor.cel;

import java.time.InstantSource;
import java.util.List;

/**
 * Kyverno's own libraries that need nothing but their arguments and a clock. Make one and keep it:
 * environments are shared by the identity of their libraries. Thread-safe when the clock is.
 */
public final class KyvernoLibraries {
  private final List<CelLibrary> all;

  /**
   * @param clock for {@code time.now()}
   */
  public KyvernoLibraries(InstantSource clock) {
    this.all =
        List.of(
            new HashLibrary(),
            new TextDataLibrary(),
            new UserLibrary(),
            new ImageNameLibrary(),
            new RoundingLibrary(),
            new ClockLibrary(clock),
            new TransformLibrary(),
            new GzipLibrary());
  }

  public List<CelLibrary> all() {
    return all;
  }
}
