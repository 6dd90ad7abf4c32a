package dev.ephor.scalar;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Upper estimate of a regular expression's program size before it is compiled, because nested
 * counted repetitions multiply: {@code ((a{99}){99}){99}} is a short text and a huge program.
 */
final class RegexSize {
  private static final long CAP = 1L << 40;

  private final String pattern;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at = 0;
  private long sum = 0;
  private long last = 0;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  static long estimate(String pattern) {
    return new RegexSize(pattern).scan();
  }

  private long scan() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      switch (c) {
        case '(' -> {
          outer.push(sum + last);
          sum = 2;
          last = 0;
        }
        case ')' -> {
          last = sum + last;
          sum = outer.isEmpty() ? 0 : outer.pop();
        }
        case '[' -> {
          skipClass();
          atom();
        }
        case '\\' -> {
          at++;
          atom();
        }
        case '{' -> last = Math.min(CAP, last * count());
        case '*', '+', '?' -> last++;
        default -> atom();
      }
    }
    long total = sum + last;
    for (long before : outer) {
      total += before;
    }
    return total;
  }

  private void atom() {
    sum = Math.min(CAP, sum + last);
    last = 1;
  }

  private void skipClass() {
    if (at < pattern.length() && pattern.charAt(at) == '^') {
      at++;
    }
    if (at < pattern.length() && pattern.charAt(at) == ']') {
      at++;
    }
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  /** Largest number between the braces that follow, or 1 when there is none. */
  private long count() {
    long largest = 1;
    long number = 0;
    int i = at;
    while (i < pattern.length() && pattern.charAt(i) != '}') {
      char c = pattern.charAt(i++);
      number = c >= '0' && c <= '9' ? Math.min(CAP, 10 * number + (c - '0')) : 0;
      largest = Math.max(largest, number);
      if (c != ',' && (c < '0' || c > '9')) {
        return 1;
      }
    }
    at = Math.min(i + 1, pattern.length());
    return largest;
  }
}
