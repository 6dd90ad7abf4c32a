package dev.ephor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the form of a cron schedule: five fields, or six with a year at the end, or seven with
 * seconds at the start; or one of the names that begin with {@code @}.
 */
final class CronCheck {
  private static final Set<String> NAMES =
      Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private static final Field SECOND = new Field("second", 0, 59, List.of(), "");
  private static final Field YEAR = new Field("year", 1970, 2099, List.of(), "");
  private static final List<Field> FIVE =
      List.of(
          new Field("minute", 0, 59, List.of(), ""),
          new Field("hour", 0, 23, List.of(), ""),
          new Field("day of month", 1, 31, List.of(), "LW"),
          new Field("month", 1, 12, MONTHS, ""),
          new Field("day of week", 0, 7, DAYS, "L#"));

  private CronCheck() {}

  /**
   * One field.
   *
   * @param marks letters that may follow a number: last, nearest weekday, n-th in the month
   */
  private record Field(String name, int min, int max, List<String> words, String marks) {

    boolean accepts(String text) {
      if (text.isEmpty()) {
        return false;
      }
      for (String item : text.split(",", -1)) {
        if (!acceptsItem(item)) {
          return false;
        }
      }
      return true;
    }

    private boolean acceptsItem(String item) {
      int slash = item.indexOf('/');
      if (slash >= 0) {
        String step = item.substring(slash + 1);
        return Texts.isDigits(step)
            && step.length() <= 4
            && Integer.parseInt(step) > 0
            && acceptsRange(item.substring(0, slash));
      }
      return acceptsRange(item) || acceptsMarked(item);
    }

    private boolean acceptsRange(String item) {
      if (item.equals("*") || item.equals("?")) {
        return true;
      }
      int dash = item.indexOf('-');
      if (dash < 0) {
        return number(item) >= 0;
      }
      int from = number(item.substring(0, dash));
      int to = number(item.substring(dash + 1));
      return from >= 0 && to >= from;
    }

    private boolean acceptsMarked(String item) {
      if (marks.isEmpty()) {
        return false;
      }
      if (item.equals("L") || (item.equals("LW") && marks.contains("W"))) {
        return true;
      }
      int hash = item.indexOf('#');
      if (hash >= 0) {
        int which = Texts.isDigits(item.substring(hash + 1)) ? item.charAt(hash + 1) - '0' : 0;
        return marks.contains("#")
            && item.length() == hash + 2
            && which >= 1
            && which <= 5
            && number(item.substring(0, hash)) >= 0;
      }
      int last = item.length() - 1;
      return last > 0
          && marks.indexOf(item.charAt(last)) >= 0
          && number(item.substring(0, last)) >= 0;
    }

    /** Value of a number or word; -1 when it is not valid here. */
    private int number(String text) {
      int word = words.indexOf(text.toLowerCase(Locale.ROOT));
      if (word >= 0) {
        return min == 1 ? word + 1 : word;
      }
      if (!Texts.isDigits(text) || text.length() > 4) {
        return -1;
      }
      int value = Integer.parseInt(text);
      return value >= min && value <= max ? value : -1;
    }
  }

  /** What is wrong with the schedule; empty when nothing is. */
  static Optional<String> mistake(String schedule) {
    String text = schedule.strip();
    if (text.startsWith("@")) {
      return NAMES.contains(text.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of("`" + text + "` is no known name");
    }
    List<String> parts = List.of(text.split("[ \t]+", -1));
    if (parts.size() < 5 || parts.size() > 7 || text.isEmpty()) {
      return Optional.of("expected 5 fields, found " + (text.isEmpty() ? 0 : parts.size()));
    }
    List<Field> fields = fields(parts.size());
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).accepts(parts.get(i))) {
        return Optional.of("`" + parts.get(i) + "` is no valid " + fields.get(i).name());
      }
    }
    return Optional.empty();
  }

  private static List<Field> fields(int count) {
    List<Field> out = new ArrayList<>(FIVE);
    if (count > 5) {
      out.add(YEAR);
    }
    if (count > 6) {
      out.addFirst(SECOND);
    }
    return out;
  }
}
