package dev.ephor.scalar;

import dev.ephor.scalar.Quantity.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads one quantity text: sign, digits with at most one point, suffix or exponent. */
final class QuantityReader {
  /** Longest text that is looked at; the reference has no limit. */
  private static final int TEXT_MAX = 512;

  /**
   * Largest exponent by size. The reference takes any and then may compute for minutes on a text of
   * a dozen characters.
   */
  private static final int EXPONENT_MAX = 1000;

  private static final int SMALL_DIGITS_MAX = 18;
  private static final int SMALL_BINARY_DIGITS_MAX = 14;

  private final String text;
  private boolean negative = false;
  private int wholeStart = 0;
  private int wholeEnd = 0;
  private int fractionStart = 0;
  private int fractionEnd = 0;
  private Format format = Format.DECIMAL_SI;
  private int power = 0;

  QuantityReader(String text) {
    this.text = text;
  }

  @Nullable Quantity read() {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      return null;
    }
    if (text.equals("0")) {
      return Quantity.ZERO;
    }
    int suffixStart = readNumber();
    if (!readSuffix(suffixStart)) {
      return null;
    }
    Quantity small = small();
    return small != null ? small : large();
  }

  private int readNumber() {
    int at = 0;
    char first = text.charAt(0);
    if (first == '+' || first == '-') {
      negative = first == '-';
      at = 1;
    }
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    wholeStart = at;
    at = skipDigits(at);
    wholeEnd = at;
    fractionStart = at;
    fractionEnd = at;
    if (at < text.length() && text.charAt(at) == '.') {
      fractionStart = at + 1;
      at = skipDigits(fractionStart);
      fractionEnd = at;
    }
    return at;
  }

  private int skipDigits(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private boolean readSuffix(int start) {
    int length = text.length() - start;
    if (length == 0) {
      return true;
    }
    char letter = text.charAt(start);
    if (length == 1) {
      int thousands = QuantitySuffix.decimalPower(letter);
      power = 3 * thousands;
      return thousands != QuantitySuffix.NONE;
    }
    boolean binary = length == 2 && text.charAt(start + 1) == 'i';
    if (!binary && (letter == 'e' || letter == 'E')) {
      format = Format.DECIMAL_EXPONENT;
      return readExponent(start + 1);
    }
    int steps = QuantitySuffix.binaryPower(letter);
    format = Format.BINARY_SI;
    power = 10 * steps;
    return binary && steps != QuantitySuffix.NONE;
  }

  private boolean readExponent(int start) {
    char first = text.charAt(start);
    boolean below = first == '-';
    int at = below || first == '+' ? start + 1 : start;
    if (at == text.length() || skipDigits(at) != text.length()) {
      return false;
    }
    int value = 0;
    for (; at < text.length(); at++) {
      value = Math.min(EXPONENT_MAX + 1, 10 * value + (text.charAt(at) - '0'));
    }
    power = below ? -value : value;
    return value <= EXPONENT_MAX;
  }

  /** The amount as a long with a power of ten, if the reference would keep it so; else null. */
  private @Nullable Quantity small() {
    int whole = wholeEnd - wholeStart;
    int fraction = fractionEnd - fractionStart;
    long factor = 1;
    int exponent = 0;
    if (format == Format.BINARY_SI) {
      // INVARIANT: the digits of the number and those of the factor fit into a long.
      if (fraction > 0 || whole + power * 3 / 10 > SMALL_BINARY_DIGITS_MAX) {
        return null;
      }
      factor = 1L << power;
    } else {
      exponent = power - fraction;
      if (whole + fraction > SMALL_DIGITS_MAX || exponent < -Quantity.NANO_SCALE) {
        return null;
      }
    }
    long digits = digits(digits(0, wholeStart, wholeEnd), fractionStart, fractionEnd);
    long amount = SmallDecimal.multiply(negative ? -digits : digits, factor);
    return amount == SmallDecimal.OVERFLOW
        ? null
        : new Quantity(amount, exponent, null, format, keepsText(exponent) ? text : null);
  }

  private long digits(long before, int start, int end) {
    long value = before;
    for (int i = start; i < end; i++) {
      value = 10 * value + (text.charAt(i) - '0');
    }
    return value;
  }

  /** Whether the text is so near to its canonical form that the reference prints it unchanged. */
  private boolean keepsText(int exponent) {
    boolean startsWithDigit = wholeEnd > wholeStart;
    return startsWithDigit && exponent % 3 == 0 && !endsWithThousand() && !isWholeStep();
  }

  private boolean endsWithThousand() {
    int zeros = 0;
    for (int i = fractionEnd - 1; i >= wholeStart && zeros < 3; i--) {
      char digit = text.charAt(i);
      if (digit == '.') {
        continue;
      }
      if (digit != '0') {
        return false;
      }
      zeros++;
    }
    return zeros == 3;
  }

  private boolean isWholeStep() {
    return format == Format.BINARY_SI && digits(0, wholeStart, wholeEnd) % 1024 == 0;
  }

  private Quantity large() {
    String number =
        text.substring(wholeStart, wholeEnd) + text.substring(fractionStart, fractionEnd);
    BigInteger digits = number.isEmpty() ? BigInteger.ZERO : new BigInteger(number);
    BigDecimal amount = new BigDecimal(negative ? digits.negate() : digits);
    int fraction = fractionEnd - fractionStart;
    if (format == Format.BINARY_SI) {
      BigDecimal factor = new BigDecimal(BigInteger.ONE.shiftLeft(power));
      return Quantity.large(amount.movePointLeft(fraction).multiply(factor), format);
    }
    return Quantity.large(amount.scaleByPowerOfTen(power - fraction), format);
  }
}
