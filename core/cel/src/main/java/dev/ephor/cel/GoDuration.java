package dev.ephor.cel;

import dev.ephor.document.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations as Go writes them: numbers with units, such as {@code 1h15m30.918s}. */
final class GoDuration {
  private static final int LENGTH_MAX = 256;

  private GoDuration() {}

  static Value parse(String text) {
    boolean isNegative = text.startsWith("-");
    int next = isNegative || text.startsWith("+") ? 1 : 0;
    if (text.substring(next).equals("0")) {
      return new CelDuration(0);
    }
    if (next == text.length() || text.length() > LENGTH_MAX) {
      return invalid(text);
    }
    BigDecimal total = BigDecimal.ZERO;
    while (next < text.length()) {
      int unitFrom = next;
      while (unitFrom < text.length() && isNumberPart(text.charAt(unitFrom))) {
        unitFrom++;
      }
      int end = unitFrom;
      while (end < text.length() && !isNumberPart(text.charAt(end))) {
        end++;
      }
      String number = text.substring(next, unitFrom);
      if (number.isEmpty()
          || number.equals(".")
          || number.indexOf('.') != number.lastIndexOf('.')) {
        return invalid(text);
      }
      if (unitFrom == end) {
        return CelError.conversion("time: missing unit in duration " + GoText.quote(text));
      }
      String unit = text.substring(unitFrom, end);
      long nanos = nanos(unit);
      if (nanos == 0) {
        return CelError.conversion(
            "time: unknown unit " + GoText.quote(unit) + " in duration " + GoText.quote(text));
      }
      BigDecimal count = new BigDecimal(number.startsWith(".") ? "0" + number : number);
      total = total.add(count.multiply(BigDecimal.valueOf(nanos)));
      next = end;
    }
    BigDecimal whole = total.setScale(0, RoundingMode.DOWN);
    BigDecimal signed = isNegative ? whole.negate() : whole;
    try {
      return new CelDuration(signed.longValueExact());
    } catch (ArithmeticException _) {
      return invalid(text);
    }
  }

  private static boolean isNumberPart(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static CelError invalid(String text) {
    return CelError.conversion("time: invalid duration " + GoText.quote(text));
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1L;
      case "us", "\u00b5s", "\u03bcs" -> 1_000L;
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 0L;
    };
  }
}
