package dev.ephor.report;

/**
 * Text of resources and policies made safe for the formats that hold it. A resource may be written
 * by somebody who wants to change what others see, so nothing is written without it.
 */
public final class Fields {
  private Fields() {}

  /**
   * Lines of text without control characters, which would move a terminal's cursor or paint over
   * what was printed before. Line ends and tabs stay.
   */
  public static String plain(String text) {
    if (text.chars().noneMatch(Fields::isControl)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      out.append(isControl(text.charAt(i)) ? '?' : text.charAt(i));
    }
    return out.toString();
  }

  private static boolean isControl(int sign) {
    return Character.isISOControl(sign) && sign != '\n' && sign != '\t';
  }

  /**
   * A field of comma-separated values. Spreadsheets take a text that begins with one of some signs
   * for a formula; a quote in front keeps it text.
   */
  public static String csv(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = plain(formula ? "'" + text : text);
    boolean plain = safe.indexOf(',') < 0 && safe.indexOf('"') < 0 && safe.indexOf('\n') < 0;
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** A cell of a markdown table: no new column, no HTML, no image or link, no code. */
  public static String markdown(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      switch (sign) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '\n' -> out.append("<br>");
        case '\\', '|', '[', ']' -> out.append('\\').append(sign);
        default -> out.append(isControl(sign) ? '?' : sign);
      }
    }
    return out.toString();
  }

  /** The message of a command of GitHub Actions. */
  public static String githubData(String text) {
    return plain(text).replace("%", "%25").replace("\n", "%0A");
  }

  /** A property of a command of GitHub Actions. */
  public static String githubProperty(String text) {
    return githubData(text).replace(":", "%3A").replace(",", "%2C");
  }
}
