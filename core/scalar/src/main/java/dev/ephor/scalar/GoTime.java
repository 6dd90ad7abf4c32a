package dev.ephor.scalar;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A moment with the offset and the abbreviation under which it was written: what Go's {@code
 * time.Time} carries. Layouts are Go's, written as the reference time {@code Mon Jan 2 15:04:05 MST
 * 2006}. The local zone is UTC.
 *
 * @param offsetSeconds seconds east of UTC
 * @param zone abbreviation such as {@code PST}; empty when only the offset is known
 */
public record GoTime(Instant instant, int offsetSeconds, String zone) {
  public static final String RFC3339 = "2006-01-02T15:04:05Z07:00";
  public static final String RFC3339_NANO = "2006-01-02T15:04:05.999999999Z07:00";

  private static final long YEAR_ONE_SECONDS = -62_135_596_800L;
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(GoDuration.SECOND);

  public static GoTime utc(Instant instant) {
    return new GoTime(instant, 0, "UTC");
  }

  /** Reads {@code text} by {@code layout}; empty when it does not fit or names no real date. */
  public static Optional<GoTime> parse(String layout, String text) {
    return GoTimeReader.read(GoLayout.of(layout), text);
  }

  /** Reads {@code 2024-02-29T12:00:00+01:00}, with or without a fraction of the second. */
  public static Optional<GoTime> parseRfc3339(String text) {
    return GoTimeReader.read(GoLayout.RFC3339, text);
  }

  public String format(String layout) {
    return GoTimeWriter.write(GoLayout.of(layout), this);
  }

  /** Date and time of the day as a clock at this offset shows them. */
  public LocalDateTime local() {
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond() + offsetSeconds, instant.getNano(), ZoneOffset.UTC);
  }

  /** The same moment, written in UTC. */
  public GoTime inUtc() {
    return utc(instant);
  }

  public GoTime plus(GoDuration duration) {
    return new GoTime(instant.plusNanos(duration.nanos()), offsetSeconds, zone);
  }

  /** Time from {@code earlier} to this; cut off at the limits of a duration. */
  public GoDuration since(GoTime earlier) {
    BigInteger nanos = nanosSinceYearOne().subtract(earlier.nanosSinceYearOne());
    if (nanos.bitLength() > 63) {
      return nanos.signum() > 0 ? GoDuration.MAX : GoDuration.MIN;
    }
    return new GoDuration(nanos.longValue());
  }

  /** Rounds down to a multiple of {@code step} since the year 1; unchanged for a step up to 0. */
  public GoTime truncate(GoDuration step) {
    if (step.nanos() <= 0) {
      return this;
    }
    long over = nanosSinceYearOne().mod(BigInteger.valueOf(step.nanos())).longValue();
    return new GoTime(instant.minusNanos(over), offsetSeconds, zone);
  }

  private BigInteger nanosSinceYearOne() {
    return BigInteger.valueOf(instant.getEpochSecond() - YEAR_ONE_SECONDS)
        .multiply(NANOS_PER_SECOND)
        .add(BigInteger.valueOf(instant.getNano()));
  }

  /** The cron schedule of this minute: minute, hour, day, month and weekday (0 is Sunday). */
  public String toCron() {
    LocalDateTime at = local();
    int weekday = at.getDayOfWeek().getValue() % 7;
    return at.getMinute()
        + " "
        + at.getHour()
        + " "
        + at.getDayOfMonth()
        + " "
        + at.getMonthValue()
        + " "
        + weekday;
  }

  /** RFC 3339 without a fraction. */
  @Override
  public String toString() {
    return GoTimeWriter.write(GoLayout.RFC3339, this);
  }
}
