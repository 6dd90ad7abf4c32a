package dev.ephor.document;

/** How a text may be written as a YAML scalar so that it reads back as the same text. */
final class YamlText {
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL
  }

  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private YamlText() {}

  /** The style that Kubernetes' tools choose: the plainest one that keeps the text. */
  static Style style(String text) {
    if (text.isEmpty()) {
      return Style.DOUBLE_QUOTED;
    }
    boolean breaks = text.indexOf('\n') >= 0;
    if (hasSpecial(text) || text.contains(" \n")) {
      return Style.DOUBLE_QUOTED;
    }
    if (breaks) {
      return text.endsWith(" ") ? Style.DOUBLE_QUOTED : Style.LITERAL;
    }
    if (readsAsOther(text)) {
      return Style.DOUBLE_QUOTED;
    }
    return isPlain(text) ? Style.PLAIN : Style.SINGLE_QUOTED;
  }

  /** Whether a reader would take the text for something else than a string. */
  private static boolean readsAsOther(String text) {
    return YamlScalars.kind(text) != YamlScalars.Kind.STRING
        || isBase60(text)
        || isTimestampLike(text);
  }

  /** {@code 1:30} is a number to readers of YAML 1.1; parts after a colon are below 60. */
  private static boolean isBase60(String text) {
    int at = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
    int colon = text.indexOf(':');
    if (colon <= at || !isDigit(text.charAt(at)) || !hasOnlyDigits(text, at, colon)) {
      return false;
    }
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    if (point >= 0 && !hasOnlyDigits(text, point + 1, text.length())) {
      return false;
    }
    while (colon >= 0) {
      int next = text.indexOf(':', colon + 1);
      int partEnd = next < 0 ? end : next;
      int length = partEnd - colon - 1;
      boolean isPart =
          length >= 1
              && length <= 2
              && isDigit(text.charAt(colon + 1))
              && isDigit(text.charAt(partEnd - 1))
              && (length == 1 || text.charAt(colon + 1) < '6');
      if (!isPart) {
        return false;
      }
      colon = next;
    }
    return true;
  }

  private static boolean hasOnlyDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  /** Begins with four digits and a hyphen and goes on with a digit, as dates do. */
  private static boolean isTimestampLike(String text) {
    if (text.length() < 8 || text.charAt(4) != '-' || !isDigit(text.charAt(5))) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    for (int i = 5; i < text.length(); i++) {
      if (!isDigit(text.charAt(i)) && "-:.+TtZ ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.indexOf('-', 5) > 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isPlain(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    if (first == ' ' || last == ' ' || last == ':' || INDICATORS.indexOf(first) >= 0) {
      return false;
    }
    boolean alone = text.length() == 1 || text.charAt(1) == ' ';
    if (alone && (first == '?' || first == ':' || first == '-')) {
      return false;
    }
    return !text.startsWith("---")
        && !text.startsWith("...")
        && !text.contains(": ")
        && !text.contains(" #");
  }

  private static boolean hasSpecial(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Needs an escape: not printable, a line break other than LF, or outside the first plane. */
  static boolean isSpecial(char c) {
    return (c < ' ' && c != '\n')
        || (c >= 0x7F && c < 0xA0)
        || c == 0x2028
        || c == 0x2029
        || Character.isSurrogate(c)
        || c == 0xFEFF
        || c >= 0xFFFE;
  }
}
