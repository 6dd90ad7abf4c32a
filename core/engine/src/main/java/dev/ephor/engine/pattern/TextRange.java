package dev.ephor.engine.pattern;

import java.util.Optional;

/**
 * A range as patterns and operators write it: {@code 1-10}, {@code 1Gi-2Gi}, {@code -5--1}; with
 * {@code !} before the dash it means what lies outside. Ends are a signed decimal number and
 * letters; both belong to the range.
 */
record TextRange(String low, String high, boolean outside) {

  static Optional<TextRange> parse(String text) {
    int lowEnd = endOfNumber(text, 0);
    if (lowEnd < 0 || lowEnd >= text.length()) {
      return Optional.empty();
    }
    boolean outside = text.charAt(lowEnd) == '!';
    int dash = outside ? lowEnd + 1 : lowEnd;
    if (dash >= text.length() || text.charAt(dash) != '-') {
      return Optional.empty();
    }
    return endOfNumber(text, dash + 1) == text.length()
        ? Optional.of(new TextRange(text.substring(0, lowEnd), text.substring(dash + 1), outside))
        : Optional.empty();
  }

  /** End of sign, digits, fraction and letters, or -1 when there is no number. */
  private static int endOfNumber(String text, int from) {
    int at = from;
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = at;
    at = skipDigits(text, at);
    if (at == digits) {
      return -1;
    }
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      at = skipDigits(text, at + 1);
    }
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
