package dev.ephor.cli.apply;

import dev.ephor.cli.run.Batch;
import dev.ephor.cli.terminal.Terminal;

/** How long the parts of a run take, for {@code --show-performance}. Belongs to one thread. */
final class Performance {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final long start = System.nanoTime();
  private long loaded = start;

  /** Policies and what surrounds them are there; from now on resources are judged. */
  void loaded() {
    loaded = System.nanoTime();
  }

  /**
   * @param resources number of those that were judged
   */
  void print(int policies, int resources, Batch batch, Terminal terminal) {
    long judging = Math.max(System.nanoTime() - loaded, 1);
    String loading =
        "Performance: " + policies + " policies loaded in " + millis(loaded - start) + " ms";
    long rate = Math.round(resources * NANOS_PER_SECOND / judging);
    String judged =
        resources + " resources judged in " + millis(judging) + " ms, " + rate + " a second";
    terminal.err().println(loading);
    terminal.err().println("Performance: " + judged);
    terminal
        .err()
        .println("Performance: " + batch.workers() + " workers, batches of " + batch.resources());
  }

  private static long millis(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI);
  }
}
