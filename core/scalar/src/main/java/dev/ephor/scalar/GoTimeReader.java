package dev.ephor.scalar;

import dev.ephor.scalar.GoLayout.Element;
import dev.ephor.scalar.GoLayout.Field;
import dev.ephor.scalar.GoLayout.Literal;
import dev.ephor.scalar.GoLayout.Offset;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads a time by a Go layout. One reader reads one text. */
final class GoTimeReader {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private static final int UNSET = Integer.MIN_VALUE;

  private final String text;
  private int at = 0;
  private boolean failed = false;

  private int year = 0;
  private int month = UNSET;
  private int day = UNSET;
  private int yearDay = UNSET;
  private int hour = 0;
  private int minute = 0;
  private int second = 0;
  private int nano = 0;
  private boolean morning = false;
  private boolean afternoon = false;
  private int offset = UNSET;
  private String zone = "";

  private GoTimeReader(String text) {
    this.text = text;
  }

  static Optional<GoTime> read(GoLayout layout, String text) {
    GoTimeReader reader = new GoTimeReader(text);
    List<GoLayout.Part> parts = layout.parts();
    for (int i = 0; i < parts.size(); i++) {
      boolean fits =
          switch (parts.get(i)) {
            case Literal(String literal) -> reader.literal(literal);
            case Field(Element element, String sample) ->
                reader.field(element, sample, layout.fractionFollows(i));
            case Offset form -> reader.offset(form);
          };
      if (!fits) {
        return Optional.empty();
      }
    }
    return reader.at == text.length() ? reader.result() : Optional.empty();
  }

  /** A run of spaces in the layout stands for any run of spaces in the text. */
  private boolean literal(String literal) {
    int i = 0;
    while (i < literal.length()) {
      char want = literal.charAt(i);
      if (want == ' ') {
        if (at < text.length() && text.charAt(at) != ' ') {
          return false;
        }
        while (i < literal.length() && literal.charAt(i) == ' ') {
          i++;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
          at++;
        }
      } else if (at < text.length() && text.charAt(at) == want) {
        i++;
        at++;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean field(Element element, String sample, boolean fractionFollows) {
    switch (element) {
      case LONG_MONTH -> month = name(MONTHS, false);
      case MONTH -> month = name(MONTHS, true);
      case LONG_WEEKDAY -> name(WEEKDAYS, false);
      case WEEKDAY -> name(WEEKDAYS, true);
      case ZONE_NAME -> zone = zoneName();
      case YEAR -> year = number(4, 4, 0, 9999);
      case SHORT_YEAR -> {
        int value = number(2, 2, 0, 99);
        year = value >= 69 ? 1900 + value : 2000 + value;
      }
      case ZERO_YEAR_DAY -> yearDay = number(3, 3, 0, 999);
      case UNDER_YEAR_DAY -> {
        skipSpaces(2);
        yearDay = number(1, 3, 0, 999);
      }
      case ZERO_MONTH -> month = number(2, 2, 1, 12);
      case NUM_MONTH -> month = number(1, 2, 1, 12);
      case ZERO_DAY -> day = number(2, 2, 0, 99);
      case UNDER_DAY -> {
        skipSpaces(1);
        day = number(1, 2, 0, 99);
      }
      case DAY -> day = number(1, 2, 0, 99);
      case HOUR -> hour = number(1, 2, 0, 23);
      case ZERO_HOUR12 -> hour = number(2, 2, 0, 12);
      case HOUR12 -> hour = number(1, 2, 0, 12);
      case ZERO_MINUTE -> minute = number(2, 2, 0, 59);
      case MINUTE -> minute = number(1, 2, 0, 59);
      case ZERO_SECOND -> second(2, fractionFollows);
      case SECOND -> second(1, fractionFollows);
      case UPPER_PM -> halfOfDay("AM", "PM");
      case LOWER_PM -> halfOfDay("am", "pm");
      case FRACTION_FIXED -> fraction(sample.length() - 1);
      case FRACTION_TRIMMED -> optionalFraction();
    }
    return !failed;
  }

  private static boolean within(int value, int low, int high) {
    return value >= low && value <= high;
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private int countDigits(int from) {
    int end = from;
    while (isDigit(end)) {
      end++;
    }
    return Math.max(0, end - from);
  }

  /** A number of {@code least} to {@code most} digits within the bounds. */
  private int number(int least, int most, int low, int high) {
    int count = Math.min(most, countDigits(at));
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = 10 * value + (text.charAt(at + i) - '0');
    }
    at += count;
    failed |= count < least || !within(value, low, high);
    return value;
  }

  private void skipSpaces(int most) {
    for (int i = 0; i < most && at < text.length() && text.charAt(at) == ' '; i++) {
      at++;
    }
  }

  /** Number of the name, counted from 1, in any case of letters. */
  private int name(List<String> names, boolean shortened) {
    for (int i = 0; i < names.size(); i++) {
      String name = shortened ? names.get(i).substring(0, 3) : names.get(i);
      if (text.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return i + 1;
      }
    }
    failed = true;
    return 0;
  }

  private void second(int least, boolean fractionFollows) {
    second = number(least, 2, 0, 59);
    // A fraction is read even where the layout has none.
    if (!fractionFollows) {
      optionalFraction();
    }
  }

  private void optionalFraction() {
    if (fractionStarts()) {
      fraction(countDigits(at + 1));
    }
  }

  private boolean fractionStarts() {
    return at < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && isDigit(at + 1);
  }

  private void fraction(int count) {
    if (!fractionStarts() || countDigits(at + 1) < count) {
      failed = true;
      return;
    }
    int value = 0;
    for (int i = 0; i < 9; i++) {
      value = 10 * value + (i < count ? text.charAt(at + 1 + i) - '0' : 0);
    }
    nano = value;
    at += 1 + count;
  }

  private void halfOfDay(String am, String pm) {
    morning = text.startsWith(am, at);
    afternoon = text.startsWith(pm, at);
    at += 2;
    failed |= !morning && !afternoon;
  }

  private boolean offset(Offset form) {
    if (form.isZ() && at < text.length() && text.charAt(at) == 'Z') {
      at++;
      offset = 0;
      return true;
    }
    if (at >= text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return false;
    }
    int sign = text.charAt(at) == '-' ? -1 : 1;
    at++;
    int hours = number(2, 2, 0, 24);
    int minutes = form.hasMinutes() ? offsetPart(form) : 0;
    int seconds = form.hasSeconds() ? offsetPart(form) : 0;
    offset = sign * (3600 * hours + 60 * minutes + seconds);
    return !failed;
  }

  private int offsetPart(Offset form) {
    if (form.hasColons()) {
      failed |= at >= text.length() || text.charAt(at) != ':';
      at++;
    }
    return number(2, 2, 0, 60);
  }

  private String zoneName() {
    int length = GoZoneName.lengthAt(text, at);
    failed |= length == 0;
    at += length;
    return text.substring(at - length, at);
  }

  private Optional<GoTime> result() {
    if (afternoon && hour < 12) {
      hour += 12;
    } else if (morning && hour == 12) {
      hour = 0;
    }
    if (!resolveDay()) {
      return Optional.empty();
    }
    LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
    if (offset != UNSET) {
      String name = zone.isEmpty() && offset == 0 ? "UTC" : zone;
      return Optional.of(
          new GoTime(local.minusSeconds(offset).toInstant(ZoneOffset.UTC), offset, name));
    }
    if (zone.isEmpty()) {
      return Optional.of(GoTime.utc(local.toInstant(ZoneOffset.UTC)));
    }
    // An abbreviation tells nothing about the offset; only GMT+3 does, and Go shows the time in it
    // without moving it there.
    return Optional.of(
        new GoTime(local.toInstant(ZoneOffset.UTC), GoZoneName.gmtOffset(zone), zone));
  }

  private boolean resolveDay() {
    if (yearDay != UNSET) {
      if (!within(yearDay, 1, Year.of(year).length())) {
        return false;
      }
      var date = Year.of(year).atDay(yearDay);
      boolean agrees =
          (month == UNSET || month == date.getMonthValue())
              && (day == UNSET || day == date.getDayOfMonth());
      month = date.getMonthValue();
      day = date.getDayOfMonth();
      return agrees;
    }
    month = month == UNSET ? 1 : month;
    day = day == UNSET ? 1 : day;
    return within(day, 1, YearMonth.of(year, month).lengthOfMonth());
  }
}
