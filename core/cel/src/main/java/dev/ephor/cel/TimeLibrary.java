package dev.ephor.cel;

import dev.ephor.document.IntNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.GoTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Timestamps and durations. Without a zone everything is UTC. */
final class TimeLibrary {
  private static final int ZONE_LENGTH_MAX = 64;

  private TimeLibrary() {}

  static void declare(CelDeclarations to) {
    to.function("timestamp", "(timestamp) -> timestamp", (_, a) -> a[0]);
    to.function("timestamp", "(string) -> timestamp", (_, a) -> parse(Arguments.text(a[0])));
    to.function(
        "timestamp",
        "(int) -> timestamp",
        (_, a) -> {
          long seconds = ((IntNode) a[0]).value();
          return CelTimestamp.isInRange(seconds)
              ? new CelTimestamp(seconds, 0)
              : CelError.TIMESTAMP_OVERFLOW;
        });
    to.function("duration", "(duration) -> duration", (_, a) -> a[0]);
    to.function("duration", "(string) -> duration", (_, a) -> parseDuration(Arguments.text(a[0])));
    to.function(
        "duration", "(int) -> duration", (_, a) -> new CelDuration(((IntNode) a[0]).value()));
    getter(to, "getFullYear", ZonedDateTime::getYear);
    getter(to, "getMonth", time -> time.getMonthValue() - 1);
    getter(to, "getDate", ZonedDateTime::getDayOfMonth);
    getter(to, "getDayOfMonth", time -> time.getDayOfMonth() - 1);
    getter(to, "getDayOfWeek", time -> time.getDayOfWeek().getValue() % 7);
    getter(to, "getDayOfYear", time -> time.getDayOfYear() - 1);
    getter(to, "getHours", ZonedDateTime::getHour);
    getter(to, "getMinutes", ZonedDateTime::getMinute);
    getter(to, "getSeconds", ZonedDateTime::getSecond);
    getter(to, "getMilliseconds", time -> time.getNano() / 1_000_000);
    part(to, "getHours", 3_600_000_000_000L);
    part(to, "getMinutes", 60_000_000_000L);
    part(to, "getSeconds", 1_000_000_000L);
    part(to, "getMilliseconds", 1_000_000L);
  }

  private static void getter(CelDeclarations to, String name, ToLongFunction<ZonedDateTime> field) {
    to.function(
        name,
        "timestamp.() -> int",
        (_, a) -> IntNode.of(field.applyAsLong(at((CelTimestamp) a[0], ZoneOffset.UTC))));
    to.function(
        name,
        "timestamp.(string) -> int",
        (_, a) -> {
          String zone = Arguments.text(a[1]);
          try {
            return IntNode.of(field.applyAsLong(at((CelTimestamp) a[0], zone(zone))));
          } catch (DateTimeException _) {
            return CelError.of("unknown time zone " + zone);
          }
        });
  }

  private static ZonedDateTime at(CelTimestamp time, ZoneId zone) {
    return time.toInstant().atZone(zone);
  }

  /** An IANA name, or hours and minutes with or without a sign. */
  private static ZoneId zone(String text) {
    if (text.isEmpty() || text.length() > ZONE_LENGTH_MAX) {
      throw new DateTimeException("not a zone");
    }
    if (text.indexOf(':') < 0) {
      return ZoneId.of(text);
    }
    String signed = text.startsWith("+") || text.startsWith("-") ? text : "+" + text;
    return ZoneOffset.of(signed);
  }

  private static void part(CelDeclarations to, String name, long unit) {
    to.function(
        name, "duration.() -> int", (_, a) -> IntNode.of(((CelDuration) a[0]).nanos() / unit));
  }

  private static Value parse(String text) {
    return GoTime.parseRfc3339(text)
        .map(TimeLibrary::inRange)
        .orElseGet(() -> CelError.conversion("invalid RFC 3339 timestamp " + GoQuote.of(text)));
  }

  private static Value inRange(GoTime time) {
    return CelTimestamp.isInRange(time.instant().getEpochSecond())
        ? CelTimestamp.of(time.instant())
        : CelError.TIMESTAMP_OVERFLOW;
  }

  private static Value parseDuration(String text) {
    Optional<GoDuration> parsed = GoDuration.parse(text);
    return parsed.isPresent()
        ? new CelDuration(parsed.get().nanos())
        : CelError.conversion("string", "google.protobuf.Duration");
  }
}
