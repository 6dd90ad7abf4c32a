package dev.ephor.jmespath;

import static dev.ephor.jmespath.ArgumentType.BOOL;
import static dev.ephor.jmespath.ArgumentType.STRING;
import static dev.ephor.jmespath.Function.define;
import static dev.ephor.jmespath.Function.takes;

import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.GoTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Functions of policies on moments, which are texts of RFC 3339 unless said otherwise. */
final class TimeFunctions {
  private static final Function.Parameter TEXT = takes(STRING);

  /** Seconds since 1970 of the first and last moment with a year of four digits. */
  private static final long EPOCH_SECONDS_MIN = -62_167_219_200L;

  private static final long EPOCH_SECONDS_MAX = 253_402_300_799L;

  private TimeFunctions() {}

  static List<Function> functions(InstantSource clock) {
    Function.Body now = (_, _, _) -> moment(GoTime.utc(clock.instant()));
    return List.of(
        define("time_now", List.of(), STRING, "the current time", now),
        define("time_now_utc", List.of(), STRING, "the current time in UTC", now),
        define(
            "time_since",
            List.of(TEXT, TEXT, TEXT),
            STRING,
            "span from the second to the third time, or to now if that is empty; the first argument"
                + " is their layout, empty for RFC 3339",
            (site, args, _) -> since(site, args, clock)),
        define(
            "time_parse",
            List.of(TEXT, TEXT),
            STRING,
            "time of the second string, which has the layout of the first or counts seconds since"
                + " 1970",
            (site, args, _) -> parse(site, text(args[0]), text(args[1]))),
        define(
            "time_add",
            List.of(TEXT, TEXT),
            STRING,
            "time after a duration",
            (site, args, _) -> shifted(site, args, GoTime::plus)),
        define(
            "time_truncate",
            List.of(TEXT, TEXT),
            STRING,
            "time rounded down to a multiple of a duration",
            (site, args, _) -> shifted(site, args, GoTime::truncate)),
        define(
            "time_utc",
            List.of(TEXT),
            STRING,
            "the same time in UTC",
            onTimes(times -> moment(times.get(0).inUtc()))),
        define(
            "time_to_cron",
            List.of(TEXT),
            STRING,
            "cron expression of a time",
            onTimes(times -> StringNode.of(times.get(0).toCron()))),
        define(
            "time_diff",
            List.of(TEXT, TEXT),
            STRING,
            "span from the first to the second time",
            onTimes(times -> span(times.get(1).since(times.get(0))))),
        define(
            "time_before",
            List.of(TEXT, TEXT),
            BOOL,
            "whether the first time is before the second",
            onTimes(times -> BoolNode.of(isBefore(times.get(0), times.get(1))))),
        define(
            "time_after",
            List.of(TEXT, TEXT),
            BOOL,
            "whether the first time is after the second",
            onTimes(times -> BoolNode.of(isBefore(times.get(1), times.get(0))))),
        define(
            "time_between",
            List.of(TEXT, TEXT, TEXT),
            BOOL,
            "whether the first time is after the second and before the third",
            onTimes(TimeFunctions::isBetween)));
  }

  private static String text(Value value) {
    return Builtins.text(value);
  }

  private static Value moment(GoTime time) {
    return StringNode.of(time.format(GoTime.RFC3339));
  }

  private static Value span(GoDuration duration) {
    return StringNode.of(duration.toString());
  }

  private static boolean isBefore(GoTime a, GoTime b) {
    return a.instant().isBefore(b.instant());
  }

  private static Value isBetween(List<GoTime> times) {
    GoTime time = times.get(0);
    return BoolNode.of(isBefore(times.get(1), time) && isBefore(time, times.get(2)));
  }

  /** Applies {@code rule} to the arguments as times; the first that is none is the error. */
  private static Function.Body onTimes(java.util.function.Function<List<GoTime>, Value> rule) {
    return (site, args, _) -> {
      List<GoTime> times = new ArrayList<>();
      for (Value arg : args) {
        Optional<GoTime> time = GoTime.parseRfc3339(text(arg));
        if (time.isEmpty()) {
          return site.fail(GoMessages.rfc3339(text(arg)));
        }
        times.add(time.get());
      }
      return rule.apply(times);
    };
  }

  private static Value shifted(
      CallSite site, Value[] args, BiFunction<GoTime, GoDuration, GoTime> rule) {
    Optional<GoTime> time = GoTime.parseRfc3339(text(args[0]));
    if (time.isEmpty()) {
      return site.fail(GoMessages.rfc3339(text(args[0])));
    }
    return GoDuration.parse(text(args[1]))
        .map(duration -> moment(rule.apply(time.get(), duration)))
        .orElseGet(() -> site.fail(GoMessages.duration(text(args[1]))));
  }

  private static Value since(CallSite site, Value[] args, InstantSource clock) {
    String layout = text(args[0]);
    Optional<GoTime> start = read(layout, text(args[1]));
    if (start.isEmpty()) {
      return site.fail(problem(layout, text(args[1])));
    }
    boolean untilNow = text(args[2]).isEmpty();
    Optional<GoTime> end =
        untilNow ? Optional.of(GoTime.utc(clock.instant())) : read(layout, text(args[2]));
    return end.map(time -> span(time.since(start.get())))
        .orElseGet(() -> site.fail(problem(layout, text(args[2]))));
  }

  private static Optional<GoTime> read(String layout, String text) {
    return layout.isEmpty() ? GoTime.parseRfc3339(text) : GoTime.parse(layout, text);
  }

  private static String problem(String layout, String text) {
    return layout.isEmpty() ? GoMessages.rfc3339(text) : GoMessages.time(layout, text);
  }

  private static Value parse(CallSite site, String layout, String text) {
    if (wholeNumber(layout).isPresent()) {
      return fromEpoch(site, text);
    }
    return GoTime.parse(layout, text)
        .map(TimeFunctions::moment)
        .orElseGet(() -> site.fail(GoMessages.time(layout, text)));
  }

  private static Value fromEpoch(CallSite site, String text) {
    Optional<Long> seconds = wholeNumber(text);
    if (seconds.isEmpty()) {
      return site.fail("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }
    long since = seconds.get();
    return since < EPOCH_SECONDS_MIN || since > EPOCH_SECONDS_MAX
        ? site.fail("strconv.ParseInt: parsing \"" + text + "\": value out of range")
        : moment(GoTime.utc(Instant.ofEpochSecond(since)));
  }

  private static Optional<Long> wholeNumber(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    boolean digits = text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() == start) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.of(Long.MAX_VALUE);
    }
  }
}
