package dev.ephor.cel;

import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.GoTime;
import java.time.InstantSource;

/** Kyverno's {@code time.now}, {@code time.truncate} and {@code time.toCron}; all in UTC. */
final class ClockLibrary implements CelLibrary {
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
        "time.toCron", "(timestamp) -> string", (_, a) -> StringNode.of(moment(a[0]).toCron()));
    to.function(
        "time.truncate",
        "(timestamp, duration) -> timestamp",
        (_, a) -> truncate(moment(a[0]), (CelDuration) a[1]));
  }

  private static GoTime moment(Value timestamp) {
    return GoTime.utc(((CelTimestamp) timestamp).toInstant());
  }

  private static Value truncate(GoTime time, CelDuration step) {
    return CelTimestamp.of(time.truncate(new GoDuration(step.nanos())).instant());
  }
}
