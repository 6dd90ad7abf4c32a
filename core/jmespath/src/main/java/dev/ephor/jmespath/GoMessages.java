package dev.ephor.jmespath;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** What Go's library says of texts that it cannot read, as users see it in reports. */
final class GoMessages {
  private static final Set<String> UNITS = Set.of("ns", "us", "µs", "μs", "ms", "s", "m", "h");

  /** Fields of RFC 3339 in their order, each with its digits; 0 for a single separator. */
  private static final List<Field> RFC3339_FIELDS =
      List.of(
          new Field("2006", 4, 0, 9999, "year"),
          new Field("-", 0, 0, 0, ""),
          new Field("01", 2, 1, 12, "month"),
          new Field("-", 0, 0, 0, ""),
          new Field("02", 2, 1, 31, "day"),
          new Field("T", 0, 0, 0, ""),
          new Field("15", 2, 0, 23, "hour"),
          new Field(":", 0, 0, 0, ""),
          new Field("04", 2, 0, 59, "minute"),
          new Field(":", 0, 0, 0, ""),
          new Field("05", 2, 0, 59, "second"));

  private record Field(String layout, int digits, int least, int most, String name) {}

  private GoMessages() {}

  /** Why {@code text} is no duration. */
  static String duration(String text) {
    String quoted = '"' + text + '"';
    int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isNumeric(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        break;
      }
      int unit = at;
      while (at < text.length() && !isNumeric(text.charAt(at))) {
        at++;
      }
      if (unit == at) {
        return "time: missing unit in duration " + quoted;
      }
      String name = text.substring(unit, at);
      if (!UNITS.contains(name)) {
        return "time: unknown unit \"" + name + "\" in duration " + quoted;
      }
    }
    return "time: invalid duration " + quoted;
  }

  private static boolean isNumeric(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  /** Why {@code text} is no time of RFC 3339. */
  static String rfc3339(String text) {
    String layout = "2006-01-02T15:04:05Z07:00";
    int at = 0;
    for (Field field : RFC3339_FIELDS) {
      int length = Math.max(1, field.digits);
      boolean fits = at + length <= text.length();
      String part = fits ? text.substring(at, at + length) : "";
      fits = field.digits == 0 ? part.equals(field.layout) : fits && isDigits(part);
      if (!fits) {
        return unread(text, layout, text.substring(at), field.layout);
      }
      if (field.digits == 2 && !isWithin(Integer.parseInt(part), field)) {
        return "parsing time " + quote(text) + ": " + field.name + " out of range";
      }
      at += length;
    }
    at = afterFraction(text, at);
    if (at >= text.length() || "Z+-".indexOf(text.charAt(at)) < 0) {
      return unread(text, layout, text.substring(at), "Z07:00");
    }
    if (text.charAt(at) == 'Z' && at + 1 < text.length()) {
      return "parsing time " + quote(text) + ": extra text: " + quote(text.substring(at + 1));
    }
    return "parsing time " + quote(text) + ": day out of range";
  }

  private static boolean isWithin(int number, Field field) {
    return number >= field.least && number <= field.most;
  }

  private static int afterFraction(String text, int from) {
    int at = from;
    if (at + 1 < text.length()
        && text.charAt(at) == '.'
        && isDigits(text.substring(at + 1, at + 2))) {
      at++;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
    }
    return at;
  }

  /** Why {@code text} is no time of a layout of the policy's own. */
  static String time(String layout, String text) {
    return unread(text, layout, text, layout);
  }

  private static String unread(String text, String layout, String rest, String field) {
    String before = "parsing time " + quote(text) + " as " + quote(layout) + ": ";
    return before + "cannot parse " + quote(rest) + " as " + quote(field);
  }

  /** In quotes, with all but printable ASCII as the bytes of UTF-8. */
  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        out.append('\\').append((char) b);
      } else if (b >= ' ' && b < 0x7f) {
        out.append((char) b);
      } else {
        out.append("\\x").append(HexFormat.of().toHexDigits(b));
      }
    }
    return out.append('"').toString();
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
