package dev.ephor.cel;

/** Text seen as code points. */
final class Runes {
  private Runes() {}

  static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Place in the text of its code point of that number. */
  static int offset(String text, int number) {
    return text.offsetByCodePoints(0, Math.min(number, count(text)));
  }

  /** The first place is the beginning; each later one is a code point further. */
  static int offset(String text, int from, long step) {
    return step == 0 ? from : text.offsetByCodePoints(from, 1);
  }

  static int occurrences(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  /** Without white space at both ends, as Unicode defines it. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return (Character.isWhitespace(c) && (c < 0x1c || c > 0x1f))
        || c == 0x85
        || c == 0xa0
        || c == 0x2007
        || c == 0x202f;
  }

  /** The text in quotes, with the escapes of the language. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case 7 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 11 -> out.append("\\v");
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
