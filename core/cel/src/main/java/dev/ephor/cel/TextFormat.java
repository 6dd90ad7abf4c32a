package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.IntNode;
import dev.ephor.document.NullNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;

/** One call of {@code "...".format([...])}. */
final class TextFormat {
  private static final int DEFAULT_PRECISION = 6;
  private static final int PRECISION_MAX = 1000;
  private static final int DEPTH_MAX = 64;

  private final CelCall call;
  private final Value arguments;
  private int next = 0;

  /** Ends the formatting from within; never leaves this class. */
  private static final class Failed extends Exception {
    private final transient CelError error;

    Failed(CelError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }
  }

  TextFormat(CelCall call, Value arguments) {
    this.call = call;
    this.arguments = arguments;
  }

  Value format(String template) {
    StringBuilder out = new StringBuilder(template.length());
    try {
      int at = 0;
      while (at < template.length()) {
        char c = template.charAt(at);
        if (c != '%') {
          out.append(c);
          at++;
        } else if (template.startsWith("%%", at)) {
          out.append('%');
          at += 2;
        } else {
          at = clause(template, at + 1, out);
        }
      }
    } catch (Failed failed) {
      return failed.error;
    }
    return StringNode.of(out.toString());
  }

  private static Failed failed(String message) {
    return new Failed(CelError.of(message));
  }

  /** Writes one clause; the answer is where the template goes on. */
  private int clause(String template, int start, StringBuilder out) throws Failed {
    int at = start;
    int precision = DEFAULT_PRECISION;
    if (at < template.length() && template.charAt(at) == '.') {
      int end = at + 1;
      while (end < template.length() && Character.isDigit(template.charAt(end))) {
        end++;
      }
      String digits = template.substring(at + 1, end);
      if (digits.isEmpty() || digits.length() > 4 || Integer.parseInt(digits) > PRECISION_MAX) {
        throw failed("error parsing precision: " + GoQuote.of(digits));
      }
      precision = Integer.parseInt(digits);
      at = end;
    }
    if (at >= template.length()) {
      throw failed("could not parse formatting clause: unexpected end of string");
    }
    char verb = template.charAt(at);
    if ("sdfebxXo".indexOf(verb) < 0) {
      throw failed(
          "could not parse formatting clause: unrecognized formatting clause \"" + verb + '"');
    }
    if (next >= Lists.size(arguments)) {
      throw failed("index " + next + " out of range");
    }
    Value argument = Lists.get(arguments, next++);
    String text = one(verb, precision, argument);
    if (!call.charge(Frame.traversal(text.length()))) {
      throw new Failed(call.stopped());
    }
    out.append(text);
    return at + 1;
  }

  private String one(char verb, int precision, Value argument) throws Failed {
    return switch (verb) {
      case 's' -> text(argument, 0);
      case 'd' -> decimal(argument);
      case 'f' -> fixed(argument, precision);
      case 'e' -> scientific(argument);
      case 'b' -> binary(argument);
      case 'x' -> hexadecimal(argument);
      case 'X' -> hexadecimal(argument).toUpperCase(Locale.ROOT);
      default -> octal(argument);
    };
  }

  private String text(Value value, int depth) throws Failed {
    return switch (value) {
      case StringNode(String text) -> text;
      case IntNode _, CelUint _, BoolNode _, CelTimestamp _, CelDuration _, CelTypeValue _ ->
          value.toString();
      case FloatNode real -> GoNumbers.formatG(real.doubleValue());
      case CelBytes bytes -> bytes.toString();
      case NullNode _ -> "null";
      default -> {
        if (Lists.isList(value)) {
          yield list(value, depth + 1);
        }
        if (Maps.isMap(value)) {
          yield map(value, depth + 1);
        }
        throw wrong(
            "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists,"
                + " types, durations, and timestamps",
            value);
      }
    };
  }

  private static Failed wrong(String rule, Value value) {
    return failed("error during formatting: " + rule + ", was given " + Kinds.typeName(value));
  }

  private String list(Value list, int depth) throws Failed {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < Lists.size(list); i++) {
      out.append(i == 0 ? "" : ", ").append(member(Lists.get(list, i), depth));
    }
    return out.append(']').toString();
  }

  private String map(Value map, int depth) throws Failed {
    TreeMap<String, String> sorted = new TreeMap<>(Ordering::strings);
    for (int i = 0; i < Maps.size(map); i++) {
      sorted.put(member(Maps.key(map, i), depth), member(Maps.value(map, i), depth));
    }
    StringBuilder out = new StringBuilder("{");
    sorted.forEach((key, value) ->
        out.append(out.length() == 1 ? "" : ", ").append(key).append(':').append(value));
    return out.append('}').toString();
  }

  /** A value inside a list or map, written as a literal of the language. */
  private String member(Value value, int depth) throws Failed {
    if (depth > DEPTH_MAX) {
      throw new Failed(CelError.TOO_LARGE);
    }
    long length = value instanceof StringNode(String text) ? text.length() : 0;
    if (!call.charge(1 + length / 10)) {
      throw new Failed(call.stopped());
    }
    return switch (value) {
      case StringNode(String text) -> GoQuote.of(text);
      case CelBytes bytes -> "b" + GoQuote.of(bytes.toString());
      case CelTimestamp time -> "timestamp(\"" + time + "\")";
      case CelDuration span -> "duration(\"" + span + "\")";
      case FloatNode real -> {
        double number = real.doubleValue();
        boolean isNumber = !Double.isNaN(number) && !Double.isInfinite(number);
        yield isNumber ? plain(number) : GoQuote.of(GoNumbers.formatG(number));
      }
      default -> text(value, depth);
    };
  }

  private static String decimal(Value value) throws Failed {
    return switch (value) {
      case IntNode _, CelUint _ -> value.toString();
      default -> throw wrong("decimal clause can only be used on integers", value);
    };
  }

  private static double real(String clause, Value value) throws Failed {
    return switch (value) {
      case FloatNode number -> number.doubleValue();
      case StringNode(String text) when text.equals("NaN") -> Double.NaN;
      case StringNode(String text) when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
      case StringNode(String text) when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
      default -> throw wrong(clause + " clause can only be used on doubles", value);
    };
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "\u221e" : "-\u221e";
  }

  /** Digits after the point as asked, thousands apart by commas as in English. */
  private static String fixed(Value value, int precision) throws Failed {
    double number = real("fixed-point", value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    return String.format(
        Locale.ROOT,
        "%,." + precision + "f",
        new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN));
  }

  private static String plain(double number) {
    return new BigDecimal(number)
        .setScale(DEFAULT_PRECISION, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** Always six digits: the reference takes the precision for a width. */
  private static String scientific(Value value) throws Failed {
    double number = real("scientific", value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return special(number);
    }
    String text = String.format(Locale.ROOT, "%.6e", number);
    int mark = text.indexOf('e');
    return text.substring(0, mark) + "\u00d710" + superscript(text.substring(mark + 1));
  }

  private static String superscript(String exponent) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < exponent.length(); i++) {
      char c = exponent.charAt(i);
      switch (c) {
        case '+' -> {}
        case '-' -> out.append('\u207b');
        case '1' -> out.append('\u00b9');
        case '2' -> out.append('\u00b2');
        case '3' -> out.append('\u00b3');
        default -> out.append((char) ('\u2070' + c - '0'));
      }
    }
    return out.toString();
  }

  private static String binary(Value value) throws Failed {
    return switch (value) {
      case IntNode whole when whole.value() < 0 -> "-" + Long.toBinaryString(-whole.value());
      case IntNode whole -> Long.toBinaryString(whole.value());
      case CelUint unsigned -> Long.toBinaryString(unsigned.bits());
      case BoolNode bool -> bool.value() ? "1" : "0";
      default -> throw wrong("only integers and bools can be formatted as binary", value);
    };
  }

  private static String hexadecimal(Value value) throws Failed {
    return switch (value) {
      case IntNode whole when whole.value() < 0 -> "-" + Long.toHexString(-whole.value());
      case IntNode whole -> Long.toHexString(whole.value());
      case CelUint unsigned -> Long.toHexString(unsigned.bits());
      case StringNode(String text) ->
          HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      case CelBytes bytes -> HexFormat.of().formatHex(bytes.raw());
      default ->
          throw wrong("only integers, byte buffers, and strings can be formatted as hex", value);
    };
  }

  private static String octal(Value value) throws Failed {
    return switch (value) {
      case IntNode whole when whole.value() < 0 -> "-" + Long.toOctalString(-whole.value());
      case IntNode whole -> Long.toOctalString(whole.value());
      case CelUint unsigned -> Long.toOctalString(unsigned.bits());
      default -> throw wrong("octal clause can only be used on integers", value);
    };
  }
}
