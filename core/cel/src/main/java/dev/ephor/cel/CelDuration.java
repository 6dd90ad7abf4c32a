package dev.ephor.cel;

import java.math.BigDecimal;
import java.time.Duration;

/** A span of time in nanoseconds, positive or negative: about 292 years each way, as in Go. */
public record CelDuration(long nanos) implements CelValue, Comparable<CelDuration> {
  static final long NANOS_PER_SECOND = 1_000_000_000L;

  /**
   * @throws ArithmeticException when the duration does not fit 64 bits of nanoseconds
   */
  public static CelDuration of(Duration duration) {
    return new CelDuration(duration.toNanos());
  }

  public Duration toDuration() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public int compareTo(CelDuration that) {
    return Long.compare(nanos, that.nanos);
  }

  /** Seconds with as many digits as needed, and {@code s}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
  }
}
