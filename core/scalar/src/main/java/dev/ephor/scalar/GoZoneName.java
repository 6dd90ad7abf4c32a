package dev.ephor.scalar;

/** Abbreviations of time zones, as far as Go's time package takes them from a text. */
final class GoZoneName {
  private static final int OFFSET_HOURS_MAX = 23;

  private GoZoneName() {}

  /** Length of the abbreviation that starts at {@code at}; 0 when there is none. */
  static int lengthAt(String text, int at) {
    if (text.startsWith("ChST", at) || text.startsWith("MeST", at)) {
      return 4;
    }
    if (text.startsWith("GMT", at)) {
      return 3 + signedHoursLength(text, at + 3);
    }
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      return signedHoursLength(text, at);
    }
    int letters = 0;
    while (letters < 6 && isUpper(text, at + letters)) {
      letters++;
    }
    return switch (letters) {
      case 3 -> 3;
      case 4 -> text.charAt(at + 3) == 'T' || text.startsWith("WITA", at) ? 4 : 0;
      case 5 -> text.charAt(at + 4) == 'T' ? 5 : 0;
      default -> 0;
    };
  }

  private static boolean isUpper(String text, int at) {
    return at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
  }

  private static int signedHoursLength(String text, int at) {
    if (at >= text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return 0;
    }
    int end = at + 1;
    int value = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      value = Math.min(OFFSET_HOURS_MAX + 1, 10 * value + (text.charAt(end) - '0'));
      end++;
    }
    return end == at + 1 || value > OFFSET_HOURS_MAX ? 0 : end - at;
  }

  /** Seconds east of UTC that {@code GMT+3} says; 0 for every other abbreviation. */
  static int gmtOffset(String zone) {
    if (!zone.startsWith("GMT") || zone.length() < 5) {
      return 0;
    }
    return 3600 * Integer.parseInt(zone.substring(3));
  }
}
