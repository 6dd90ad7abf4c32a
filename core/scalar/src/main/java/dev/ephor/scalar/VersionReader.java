package dev.ephor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads semantic versions. */
final class VersionReader {
  private static final int TEXT_MAX = 256;
  private static final int UNSIGNED_DIGITS_MAX = 20;

  private VersionReader() {}

  static @Nullable SemanticVersion read(String text) {
    if (text.length() > TEXT_MAX) {
      return null;
    }
    int plus = text.indexOf('+');
    String build = plus < 0 ? "" : text.substring(plus + 1);
    String rest = plus < 0 ? text : text.substring(0, plus);
    int dash = rest.indexOf('-');
    String core = dash < 0 ? rest : rest.substring(0, dash);
    String[] numbers = core.split("\\.", -1);
    if (numbers.length != 3
        || !isNumber(numbers[0])
        || !isNumber(numbers[1])
        || !isNumber(numbers[2])
        || (plus >= 0 && !areIdentifiers(build, false))) {
      return null;
    }
    List<String> prerelease = new ArrayList<>();
    if (dash >= 0) {
      String tail = rest.substring(dash + 1);
      if (!areIdentifiers(tail, true)) {
        return null;
      }
      prerelease.addAll(List.of(tail.split("\\.", -1)));
    }
    return new SemanticVersion(
        Long.parseUnsignedLong(numbers[0]),
        Long.parseUnsignedLong(numbers[1]),
        Long.parseUnsignedLong(numbers[2]),
        prerelease,
        build);
  }

  static Optional<String> normalize(String text) {
    String trimmed = text.startsWith("v") ? text.substring(1) : text;
    String[] parts = trimmed.split("\\.", 3);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      out.append(i == 0 ? "" : ".").append(i < parts.length ? withoutZeros(parts[i]) : "0");
    }
    String last = parts[parts.length - 1];
    boolean shortened = parts.length < 3;
    return shortened && (last.indexOf('+') >= 0 || last.indexOf('-') >= 0)
        ? Optional.empty()
        : Optional.of(out.toString());
  }

  private static String withoutZeros(String part) {
    int start = 0;
    while (start + 1 < part.length() && part.charAt(start) == '0' && isDigit(part, start + 1)) {
      start++;
    }
    return part.substring(start);
  }

  private static boolean isNumber(String text) {
    if (!isNumeric(text) || (text.length() > 1 && text.charAt(0) == '0')) {
      return false;
    }
    return text.length() < UNSIGNED_DIGITS_MAX
        || (text.length() == UNSIGNED_DIGITS_MAX && text.compareTo("18446744073709551615") <= 0);
  }

  static boolean isNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text, i)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean areIdentifiers(String text, boolean numbersChecked) {
    for (String one : text.split("\\.", -1)) {
      if (!isIdentifier(one) || (numbersChecked && isNumeric(one) && !isNumber(one))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdentifier(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
      if (!letter && !isDigit(text, i)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
