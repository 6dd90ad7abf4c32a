package dev.ephor.scalar;

/**
 * A compiled pattern in which {@code *} stands for any characters (none too) and {@code ?} for
 * exactly one. A character is a Unicode code point. There is no escape. Immutable.
 *
 * <p>Matching takes time in the length of text times pattern at worst and in the length of the text
 * for the common forms: exact, prefix, suffix and contained text.
 */
public final class Wildcard {
  private enum Form {
    ANY,
    EXACT,
    PREFIX,
    SUFFIX,
    CONTAINS,
    GENERAL
  }

  private final String pattern;
  private final Form form;

  /** Text between the stars; the whole pattern in the general form. */
  private final String literal;

  private Wildcard(String pattern, Form form, String literal) {
    this.pattern = pattern;
    this.form = form;
    this.literal = literal;
  }

  public static Wildcard compile(String pattern) {
    int stars = countStars(pattern);
    if (pattern.indexOf('?') >= 0) {
      return new Wildcard(pattern, Form.GENERAL, pattern);
    }
    if (stars == 0) {
      return new Wildcard(pattern, Form.EXACT, pattern);
    }
    if (stars == pattern.length()) {
      return new Wildcard(pattern, Form.ANY, "");
    }
    boolean first = pattern.charAt(0) == '*';
    boolean last = pattern.charAt(pattern.length() - 1) == '*';
    String inner = pattern.substring(first ? 1 : 0, pattern.length() - (last ? 1 : 0));
    if (inner.indexOf('*') >= 0) {
      return new Wildcard(pattern, Form.GENERAL, pattern);
    }
    Form form = first && last ? Form.CONTAINS : first ? Form.SUFFIX : Form.PREFIX;
    return new Wildcard(pattern, form, inner);
  }

  private static int countStars(String pattern) {
    int stars = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '*') {
        stars++;
      }
    }
    return stars;
  }

  /** Whether the text contains {@code *} or {@code ?}. */
  public static boolean isWild(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** As {@link #matches(String)}, for a pattern that is used once. */
  public static boolean matches(String pattern, String text) {
    return general(pattern, text);
  }

  public String pattern() {
    return pattern;
  }

  /** Whether the pattern matches itself only. */
  public boolean isExact() {
    return form == Form.EXACT;
  }

  public boolean matches(String text) {
    return switch (form) {
      case ANY -> true;
      case EXACT -> literal.equals(text);
      case PREFIX -> text.startsWith(literal);
      case SUFFIX -> text.endsWith(literal);
      case CONTAINS -> text.contains(literal);
      case GENERAL -> general(literal, text);
    };
  }

  /** Greedy match that comes back to the last star only, never to an earlier one. */
  private static boolean general(String pattern, String text) {
    int p = 0;
    int t = 0;
    int afterStar = -1;
    int retry = 0;
    while (t < text.length()) {
      char want = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && want == '*') {
        afterStar = ++p;
        retry = t;
        if (p == pattern.length()) {
          return true;
        }
      } else if (p < pattern.length() && want == '?') {
        p++;
        t = next(text, t);
      } else if (p < pattern.length() && want == text.charAt(t)) {
        p++;
        t++;
      } else if (afterStar >= 0) {
        p = afterStar;
        retry = next(text, retry);
        t = retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static int next(String text, int at) {
    return at + Character.charCount(text.codePointAt(at));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
