package dev.ephor.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a resource as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 12e6}. The
 * grammar, the rounding to nano units away from zero and the canonical text are those of {@code
 * k8s.io/apimachinery/pkg/api/resource}. Immutable.
 *
 * <p>Two quantities are equal when their amounts are: {@code 1} equals {@code 1000m}.
 *
 * <p>An amount lives either in a {@code long} with a decimal scale ("small") or in a {@link
 * BigDecimal}. Which of both is chosen can be seen from outside, because {@link #asInteger} answers
 * for small amounts only, as Kubernetes' CEL library does; so the choice follows the reference too.
 */
public final class Quantity implements Comparable<Quantity> {

  /** How a quantity was written, which its canonical text keeps. */
  public enum Format {
    /** {@code 1Ki}: powers of 1024. */
    BINARY_SI,
    /** {@code 1k}, {@code 1m}: powers of 1000 as a letter. */
    DECIMAL_SI,
    /** {@code 1e3}: powers of 1000 as an exponent. */
    DECIMAL_EXPONENT
  }

  public static final Quantity ZERO = new Quantity(0, 0, null, Format.DECIMAL_SI, "0");

  static final int NANO_SCALE = 9;
  static final BigInteger BINARY_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int BINARY_STEP = 1024;
  private static final BigInteger BIG_STEP = BigInteger.valueOf(BINARY_STEP);

  /** Digits of a small amount times its power of ten; unused when {@code big} is present. */
  private final long digits;

  /** Power of ten of {@code digits}. */
  private final int exponent;

  private final @Nullable BigDecimal big;
  private final Format format;

  /** Text to print as it is; null when the canonical text must be computed. */
  private final @Nullable String text;

  Quantity(
      long digits, int exponent, @Nullable BigDecimal big, Format format, @Nullable String text) {
    this.digits = digits;
    this.exponent = exponent;
    this.big = big;
    this.format = format;
    this.text = text;
  }

  /** The quantity that {@code text} writes, or empty when it is none. Never throws. */
  public static Optional<Quantity> parse(String text) {
    return Optional.ofNullable(new QuantityReader(text).read());
  }

  public static Quantity of(long amount, Format format) {
    return new Quantity(amount, 0, null, format, null);
  }

  /** A computed amount; it is not rounded to nano units. */
  public static Quantity of(BigDecimal amount, Format format) {
    return new Quantity(0, 0, amount, format, null);
  }

  public Format format() {
    return format;
  }

  /** The exact amount. */
  public BigDecimal decimal() {
    return big != null ? big : BigDecimal.valueOf(digits, -exponent);
  }

  /** -1, 0 or 1. */
  public int sign() {
    return big != null ? big.signum() : Long.signum(digits);
  }

  /**
   * The amount as a whole number. Empty for fractions, for amounts beyond 64 bits, and for amounts
   * that the reference does not keep in 64 bits although they would fit, such as {@code 1.5Gi}.
   */
  public OptionalLong asInteger() {
    if (big != null || exponent < 0) {
      return OptionalLong.empty();
    }
    long scaled = SmallDecimal.scaleUp(digits, exponent);
    return scaled == SmallDecimal.OVERFLOW ? OptionalLong.empty() : OptionalLong.of(scaled);
  }

  public boolean isInteger() {
    return asInteger().isPresent();
  }

  /** The nearest double, with the rounding error of the reference; may be infinite. */
  public double asApproximateFloat() {
    if (big != null) {
      return times10(big.unscaledValue().doubleValue(), -big.scale());
    }
    return times10((double) digits, exponent);
  }

  private static double times10(double base, int power) {
    return power == 0 ? base : base * Double.parseDouble("1e" + power);
  }

  public Quantity plus(Quantity other) {
    Format sumFormat = sign() == 0 ? other.format : format;
    if (big == null && other.big == null) {
      Quantity sum = smallSum(digits, exponent, other.digits, other.exponent, sumFormat);
      if (sum != null) {
        return sum;
      }
    }
    return of(decimal().add(other.decimal()), sumFormat);
  }

  public Quantity minus(Quantity other) {
    Format sumFormat = sign() == 0 ? other.format : format;
    if (big == null && other.big == null && other.digits != Long.MIN_VALUE) {
      Quantity sum = smallSum(digits, exponent, -other.digits, other.exponent, sumFormat);
      if (sum != null) {
        return sum;
      }
    }
    return of(decimal().subtract(other.decimal()), sumFormat);
  }

  private static @Nullable Quantity smallSum(
      long left, int leftExponent, long right, int rightExponent, Format format) {
    if (right == 0) {
      return new Quantity(left, leftExponent, null, format, null);
    }
    if (left == 0) {
      return new Quantity(right, rightExponent, null, format, null);
    }
    int common = Math.min(leftExponent, rightExponent);
    long a = SmallDecimal.scaleUp(left, leftExponent - common);
    long b = SmallDecimal.scaleUp(right, rightExponent - common);
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow || a == SmallDecimal.OVERFLOW || b == SmallDecimal.OVERFLOW
        ? null
        : new Quantity(sum, common, null, format, null);
  }

  @Override
  public int compareTo(Quantity other) {
    if (big == null && other.big == null) {
      if (exponent == other.exponent) {
        return Long.compare(digits, other.digits);
      }
      int common = Math.min(exponent, other.exponent);
      long a = SmallDecimal.scaleUp(digits, exponent - common);
      long b = SmallDecimal.scaleUp(other.digits, other.exponent - common);
      if (a != SmallDecimal.OVERFLOW && b != SmallDecimal.OVERFLOW) {
        return Long.compare(a, b);
      }
    }
    return decimal().compareTo(other.decimal());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Quantity that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return decimal().stripTrailingZeros().hashCode();
  }

  /**
   * Canonical text: no fraction, the largest suffix that leaves a whole number. A quantity that was
   * read in nearly canonical form keeps the form in which it was read ({@code +5}, {@code 1E3}).
   */
  @Override
  public String toString() {
    if (text != null) {
      return text;
    }
    if (sign() == 0) {
      return "0";
    }
    BigDecimal amount = decimal();
    if (format == Format.BINARY_SI && isBinaryText(amount)) {
      return binaryText(amount.toBigIntegerExact());
    }
    return decimalText(amount);
  }

  /** Fractions and amounts below 1Ki are written with decimal suffixes, so that nothing is lost. */
  private static boolean isBinaryText(BigDecimal amount) {
    return amount.abs().compareTo(BigDecimal.valueOf(BINARY_STEP)) >= 0
        && (amount.scale() <= 0 || amount.stripTrailingZeros().scale() <= 0);
  }

  private static String binaryText(BigInteger amount) {
    BigInteger rest = amount;
    int steps = 0;
    while (steps < QuantitySuffix.LARGEST_BINARY) {
      BigInteger[] split = rest.divideAndRemainder(BIG_STEP);
      if (split[1].signum() != 0) {
        break;
      }
      rest = split[0];
      steps++;
    }
    return rest + QuantitySuffix.binary(steps);
  }

  private String decimalText(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    BigInteger mantissa = stripped.unscaledValue();
    int power = -stripped.scale();
    int thousands = Math.floorDiv(power, 3);
    if (format != Format.DECIMAL_EXPONENT && thousands > QuantitySuffix.LARGEST_DECIMAL) {
      // The reference prints no suffix at all here, so that 1000E becomes 1.
      return mantissa.multiply(BigInteger.TEN.pow(power - 3 * thousands)) + "e" + 3 * thousands;
    }
    mantissa = mantissa.multiply(BigInteger.TEN.pow(power - 3 * thousands));
    if (format == Format.DECIMAL_EXPONENT) {
      return thousands == 0 ? mantissa.toString() : mantissa + "e" + 3 * thousands;
    }
    return mantissa + QuantitySuffix.decimal(thousands);
  }

  /** A parsed amount that needs more than 64 bits or comes in a form that is not small. */
  static Quantity large(BigDecimal amount, Format format) {
    BigDecimal rounded = amount.setScale(NANO_SCALE, RoundingMode.UP);
    if (format != Format.BINARY_SI) {
      return of(rounded, format);
    }
    BigDecimal limit = new BigDecimal(BINARY_MAX);
    if (rounded.abs().compareTo(limit) > 0) {
      return of(rounded.signum() < 0 ? limit.negate() : limit, format);
    }
    boolean belowOne = rounded.signum() > 0 && rounded.compareTo(BigDecimal.ONE) < 0;
    return of(rounded, belowOne ? Format.DECIMAL_SI : format);
  }
}
