package dev.ephor.document;

import java.util.Comparator;

/**
 * The order in which Kubernetes' tools write the keys of a YAML mapping: other characters before
 * digits before letters, and runs of digits by their value, so that {@code v2} is before {@code
 * v10}.
 */
final class NaturalOrder implements Comparator<String> {
  static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(j);
      if (Character.isDigit(x) && Character.isDigit(y)) {
        int endOfA = endOfDigits(a, i);
        int endOfB = endOfDigits(b, j);
        int order = compareDigits(a.substring(i, endOfA), b.substring(j, endOfB));
        if (order != 0) {
          return order;
        }
        i = endOfA;
        j = endOfB;
        continue;
      }
      if (x != y) {
        int order = Integer.compare(rank(x), rank(y));
        return order != 0 ? order : Integer.compare(x, y);
      }
      i += Character.charCount(x);
      j += Character.charCount(y);
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int rank(int c) {
    return Character.isLetter(c) ? 2 : Character.isDigit(c) ? 1 : 0;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** By value; of equal values the one with fewer zeros before it first. */
  private static int compareDigits(String a, String b) {
    String x = withoutLeadingZeros(a);
    String y = withoutLeadingZeros(b);
    if (x.length() != y.length()) {
      return Integer.compare(x.length(), y.length());
    }
    int order = x.compareTo(y);
    return order != 0 ? order : Integer.compare(a.length(), b.length());
  }

  private static String withoutLeadingZeros(String digits) {
    int at = 0;
    while (at < digits.length() && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }
}
