package dev.ephor.document;

/** User text as it may stand in a message: one line, not too long. */
final class Excerpt {
  private static final int LONGEST = 40;
  private static final int LONGEST_QUOTED = 100;
  private static final int LONGEST_MESSAGE = 300;

  private Excerpt() {}

  static String of(String text) {
    int length = Math.min(text.length(), LONGEST);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
    return text.length() > LONGEST ? out + "…" : out.toString();
  }

  /** A message of another library as one line of ours: without line breaks and a final stop. */
  static String message(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST_MESSAGE); i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
    int end = out.length();
    while (end > 0 && (out.charAt(end - 1) == '.' || out.charAt(end - 1) == ' ')) {
      end--;
    }
    return out.substring(0, end);
  }

  /** A message of ours with its user text shortened, which stands between backticks. */
  static String shortened(String message) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    int quotedLength = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '`') {
        if (quoted && quotedLength > LONGEST_QUOTED) {
          out.append('…');
        }
        quoted = !quoted;
        quotedLength = 0;
        out.append(c);
      } else if (!quoted || ++quotedLength <= LONGEST_QUOTED) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
