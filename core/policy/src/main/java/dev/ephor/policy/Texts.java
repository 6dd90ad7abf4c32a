package dev.ephor.policy;

import dev.ephor.document.Fragment;
import dev.ephor.document.StringNode;
import java.util.List;
import java.util.Set;

/**
 * Forms of short texts: names, durations. Written without regular expressions: input is foreign.
 */
final class Texts {
  private static final int SUBDOMAIN_MAX = 253;
  private static final Set<String> DURATION_UNITS =
      Set.of("ns", "us", "µs", "μs", "ms", "s", "m", "h");

  private Texts() {}

  static String of(Fragment fragment) {
    return fragment.node() instanceof StringNode(String text) ? text : "";
  }

  /** Whether the text is a DNS-1123 subdomain, the form of most Kubernetes names. */
  static boolean isSubdomain(String text) {
    if (text.isEmpty() || text.length() > SUBDOMAIN_MAX) {
      return false;
    }
    for (String label : List.of(text.split("\\.", -1))) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.charAt(0) != '-'
        && label.charAt(label.length() - 1) != '-'
        && label.chars().allMatch(c -> isLowerOrDigit(c) || c == '-');
  }

  private static boolean isLowerOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(Texts::isDigit);
  }

  /** Whether the text is a positive duration of Go, such as {@code 1h30m}. */
  static boolean isDuration(String text) {
    if (text.equals("0")) {
      return true;
    }
    int at = text.startsWith("+") ? 1 : 0;
    if (at == text.length()) {
      return false;
    }
    while (at < text.length()) {
      int number = at;
      while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      int unit = at;
      while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      if (!isDecimal(text.substring(number, unit))
          || !DURATION_UNITS.contains(text.substring(unit, at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDecimal(String number) {
    int dot = number.indexOf('.');
    return dot < 0
        ? isDigits(number)
        : number.length() > 1 && isDigits(number.substring(0, dot) + number.substring(dot + 1));
  }

  /** Whether a variable of the form {@code {{ … }}} stands in the text. */
  static boolean hasVariable(String text) {
    int open = text.indexOf("{{");
    return open >= 0 && text.indexOf("}}", open) > open;
  }
}
