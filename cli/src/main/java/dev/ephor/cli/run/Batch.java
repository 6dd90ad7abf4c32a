package dev.ephor.cli.run;

/**
 * How work on many resources is shared out.
 *
 * @param workers threads, at least 1
 * @param resources that a thread takes at once
 */
public record Batch(int workers, int resources) {
  public static final int RESOURCES = 64;
  public static final int RESOURCES_MAX = 100_000;

  public Batch {
    if (workers < 1 || resources < 1) {
      throw new IllegalArgumentException("nothing would be done");
    }
  }

  /**
   * @param workers as asked for: none for one a core, and never more than that
   */
  public static Batch of(int workers, int resources) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Batch(workers <= 0 ? cores : Math.min(workers, cores), resources);
  }
}
