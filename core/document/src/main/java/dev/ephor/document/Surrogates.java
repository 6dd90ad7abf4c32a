package dev.ephor.document;

/** Halves of surrogate pairs, which JSON escapes can write and UTF-8 cannot. */
final class Surrogates {
  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** The text with each unpaired surrogate replaced, as Go's encoding/json does. */
  static String replaceLone(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? replaced(text) : text;
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append(Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return out.toString();
  }
}
