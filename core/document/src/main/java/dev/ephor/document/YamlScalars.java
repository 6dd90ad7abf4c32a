package dev.ephor.document;

import org.jspecify.annotations.Nullable;

/**
 * What a plain YAML scalar means to Kubernetes. Its tools read YAML with rules between YAML 1.1 and
 * 1.2: {@code y} and {@code on} are booleans, {@code 0777} is octal, {@code 1_000} is a number, but
 * dates and base 60 numbers are strings. Source of the rules: behaviour of sigs.k8s.io/yaml 1.6.
 */
final class YamlScalars {
  private YamlScalars() {}

  /** What the text is when nothing but the text says so. */
  enum Kind {
    STRING,
    NULL,
    BOOL,
    INT,
    FLOAT,
    /** Infinity or not a number, which JSON cannot hold. */
    NOT_JSON,
    MERGE
  }

  static Kind kind(String text) {
    if (text.isEmpty()) {
      return Kind.NULL;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '+' || first == '-') {
      Kind word = word(text);
      return word != Kind.STRING ? word : numberKind(text);
    }
    if (first == '.') {
      Kind word = word(text);
      return word != Kind.STRING ? word : decimalKind(text);
    }
    return text.length() <= LONGEST_WORD ? word(text) : Kind.STRING;
  }

  private static final int LONGEST_WORD = 5;

  private static Kind word(String text) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> Kind.NULL;
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> Kind.BOOL;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> Kind.BOOL;
      case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF" -> Kind.NOT_JSON;
      case "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> Kind.NOT_JSON;
      case "<<" -> Kind.MERGE;
      default -> Kind.STRING;
    };
  }

  private static Kind numberKind(String text) {
    String plain = withoutUnderscores(text);
    if (integer(plain) != null) {
      return Kind.INT;
    }
    return decimalKind(plain);
  }

  /** A number beyond the range of double stays a string. */
  private static Kind decimalKind(String text) {
    return isDecimal(text) && Double.isFinite(Double.parseDouble(text)) ? Kind.FLOAT : Kind.STRING;
  }

  /** The value of a text of kind NULL, BOOL, INT or FLOAT. */
  static Node value(Kind kind, String text) {
    return switch (kind) {
      case NULL -> NullNode.NULL;
      case BOOL -> BoolNode.of("yYtToO".indexOf(text.charAt(0)) >= 0 && !isOff(text));
      case INT -> {
        Node whole = integer(withoutUnderscores(text));
        yield whole == null ? NullNode.NULL : whole;
      }
      case FLOAT -> FloatNode.wholeOrFloat(floatValue(text));
      case STRING, NOT_JSON, MERGE -> StringNode.of(text);
    };
  }

  /** The value of a text of kind FLOAT. */
  static double floatValue(String text) {
    return Double.parseDouble(withoutUnderscores(text));
  }

  private static boolean isOff(String text) {
    return text.length() == 3 && (text.charAt(1) == 'f' || text.charAt(1) == 'F');
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }

  /**
   * The text as Go's strconv reads an integer with base 0; null when it is none. Above the range of
   * long and up to 2^64 it becomes a double, as it does when Kubernetes reads its JSON form.
   */
  private static @Nullable NumberNode integer(String text) {
    int at = 0;
    boolean negative = text.startsWith("-");
    boolean signed = negative || text.startsWith("+");
    at += signed ? 1 : 0;
    int base = base(text, at);
    at += base == 10 ? 0 : base == 8 && !isLetterO(text, at + 1) ? 1 : 2;
    if (at >= text.length()) {
      return null;
    }
    long value = 0;
    for (int i = at; i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), base);
      if (digit < 0 || text.charAt(i) > 'f') {
        return null;
      }
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0) {
        return null;
      }
      value = value * base + digit;
    }
    return signedValue(value, negative, signed);
  }

  private static @Nullable NumberNode signedValue(long value, boolean negative, boolean signed) {
    if (negative) {
      return value >= 0 || value == Long.MIN_VALUE ? IntNode.of(-value) : null;
    }
    if (value >= 0) {
      return IntNode.of(value);
    }
    return signed ? null : FloatNode.of(unsignedDouble(value));
  }

  /** Rounded once: halving keeps the lowest bit as a sticky one. */
  private static double unsignedDouble(long value) {
    return 2.0 * ((value >>> 1) | (value & 1));
  }

  private static int base(String text, int at) {
    if (at + 1 >= text.length() || text.charAt(at) != '0') {
      return 10;
    }
    return switch (text.charAt(at + 1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static boolean isLetterO(String text, int at) {
    return text.charAt(at) == 'o' || text.charAt(at) == 'O';
  }

  /** Whether the text is a sign, digits with or without a point, and maybe an exponent. */
  private static boolean isDecimal(String text) {
    int at = 0;
    if (text.charAt(0) == '+' || text.charAt(0) == '-') {
      at++;
    }
    int whole = digits(text, at);
    at += whole;
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits(text, at);
      at += fraction;
    }
    if (whole == 0 && fraction == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int exponent = digits(text, at);
      at += exponent;
      return exponent > 0 && at == text.length();
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }
}
