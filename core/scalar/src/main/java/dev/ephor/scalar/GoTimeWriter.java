package dev.ephor.scalar;

import dev.ephor.scalar.GoLayout.Element;
import dev.ephor.scalar.GoLayout.Field;
import dev.ephor.scalar.GoLayout.Literal;
import dev.ephor.scalar.GoLayout.Offset;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;

/** Writes a time by a Go layout. */
final class GoTimeWriter {
  private final GoTime time;
  private final LocalDateTime at;
  private final StringBuilder out = new StringBuilder();

  private GoTimeWriter(GoTime time) {
    this.time = time;
    this.at = time.local();
  }

  static String write(GoLayout layout, GoTime time) {
    GoTimeWriter writer = new GoTimeWriter(time);
    for (GoLayout.Part part : layout.parts()) {
      switch (part) {
        case Literal(String text) -> writer.out.append(text);
        case Field(Element element, String text) -> writer.field(element, text);
        case Offset form -> writer.offset(form);
      }
    }
    return writer.out.toString();
  }

  private void field(Element element, String text) {
    switch (element) {
      case LONG_MONTH -> out.append(GoTimeReader.MONTHS.get(at.getMonthValue() - 1));
      case MONTH -> out.append(GoTimeReader.MONTHS.get(at.getMonthValue() - 1), 0, 3);
      case LONG_WEEKDAY -> out.append(weekday());
      case WEEKDAY -> out.append(weekday(), 0, 3);
      case ZONE_NAME -> zoneName();
      case YEAR -> number(at.getYear(), 4, '0');
      case SHORT_YEAR -> number(Math.floorMod(at.getYear(), 100), 2, '0');
      case ZERO_YEAR_DAY -> number(at.getDayOfYear(), 3, '0');
      case UNDER_YEAR_DAY -> number(at.getDayOfYear(), 3, ' ');
      case ZERO_MONTH -> number(at.getMonthValue(), 2, '0');
      case NUM_MONTH -> out.append(at.getMonthValue());
      case ZERO_DAY -> number(at.getDayOfMonth(), 2, '0');
      case UNDER_DAY -> number(at.getDayOfMonth(), 2, ' ');
      case DAY -> out.append(at.getDayOfMonth());
      case HOUR -> number(at.getHour(), 2, '0');
      case ZERO_HOUR12 -> number(hour12(), 2, '0');
      case HOUR12 -> out.append(hour12());
      case ZERO_MINUTE -> number(at.getMinute(), 2, '0');
      case MINUTE -> out.append(at.getMinute());
      case ZERO_SECOND -> number(at.getSecond(), 2, '0');
      case SECOND -> out.append(at.getSecond());
      case UPPER_PM -> out.append(at.getHour() >= 12 ? "PM" : "AM");
      case LOWER_PM -> out.append(at.getHour() >= 12 ? "pm" : "am");
      case FRACTION_FIXED, FRACTION_TRIMMED -> fraction(element, text);
    }
  }

  private String weekday() {
    return GoTimeReader.WEEKDAYS.get(at.getDayOfWeek().getValue() - 1);
  }

  private int hour12() {
    int hour = at.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private void number(int value, int width, char fill) {
    String digits = Integer.toString(Math.abs(value));
    if (value < 0) {
      out.append('-');
    }
    for (int i = digits.length(); i < width; i++) {
      out.append(fill);
    }
    out.append(digits);
  }

  private void zoneName() {
    if (!time.zone().isEmpty()) {
      out.append(time.zone());
    } else {
      offset(Offset.MINUTES);
    }
  }

  private void offset(Offset form) {
    if (form.isZ() && time.offsetSeconds() == 0) {
      out.append('Z');
      return;
    }
    int size = Math.abs(time.offsetSeconds());
    String between = form.hasColons() ? ":" : "";
    out.append(time.offsetSeconds() < 0 ? '-' : '+');
    number(size / 3600, 2, '0');
    if (form.hasMinutes()) {
      out.append(between);
      number(size / 60 % 60, 2, '0');
    }
    if (form.hasSeconds()) {
      out.append(between);
      number(size % 60, 2, '0');
    }
  }

  private void fraction(Element element, String text) {
    String nanos =
        Integer.toString(1_000_000_000 + at.get(ChronoField.NANO_OF_SECOND)).substring(1);
    int width = text.length() - 1;
    String digits = width > 9 ? nanos + "0".repeat(width - 9) : nanos.substring(0, width);
    if (element == Element.FRACTION_TRIMMED) {
      int end = digits.length();
      while (end > 0 && digits.charAt(end - 1) == '0') {
        end--;
      }
      digits = digits.substring(0, end);
    }
    if (!digits.isEmpty()) {
      out.append(text.charAt(0)).append(digits);
    }
  }
}
