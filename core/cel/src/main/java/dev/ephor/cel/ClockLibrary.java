package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Kyverno's {@code time.now}, {@code time.truncate} and {@code time.toCron}; all in UTC. */
final class ClockLibrary implements CelLibrary {
  /** Go truncates relative to the first moment of year 1. */
  private static final long FIRST_SECOND = -62135596800L;

  private static final long NANOS = 1_000_000_000L;

  private final InstantSource clock;

  ClockLibrary(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "kyverno time";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.contextFunction("time.now", "() -> timestamp", (_, _) -> CelTimestamp.of(clock.instant()));
    to.function(
        "time.toCron", "(timestamp) -> string", (_, a) -> StringNode.of(cron((CelTimestamp) a[0])));
    to.function(
        "time.truncate",
        "(timestamp, duration) -> timestamp",
        (_, a) -> truncate((CelTimestamp) a[0], (CelDuration) a[1]));
  }

  private static String cron(CelTimestamp time) {
    OffsetDateTime at = time.toInstant().atOffset(ZoneOffset.UTC);
    return at.getMinute()
        + " "
        + at.getHour()
        + " "
        + at.getDayOfMonth()
        + " "
        + at.getMonthValue()
        + " "
        + at.getDayOfWeek().getValue() % 7;
  }

  private static Value truncate(CelTimestamp time, CelDuration duration) {
    long step = duration.nanos();
    if (step <= 0) {
      return time;
    }
    // The count of nanoseconds since year 1 needs more than 64 bits, its remainder does not.
    long seconds = time.seconds() - FIRST_SECOND;
    BigInteger all =
        BigInteger.valueOf(seconds)
            .multiply(BigInteger.valueOf(NANOS))
            .add(BigInteger.valueOf(time.nanos()));
    long over = all.mod(BigInteger.valueOf(step)).longValueExact();
    return CelTimestamp.of(Instant.ofEpochSecond(time.seconds(), time.nanos()).minusNanos(over));
  }
}
