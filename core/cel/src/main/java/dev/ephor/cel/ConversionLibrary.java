package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Conversions between the types of the language. */
final class ConversionLibrary {
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private ConversionLibrary() {}

  static void declare(CelDeclarations to) {
    for (String type : new String[] {"int", "uint", "double", "string"}) {
      to.function("int", "(" + type + ") -> int", (_, a) -> toInt(a[0]));
      to.function("uint", "(" + type + ") -> uint", (_, a) -> toUint(a[0]));
      to.function("double", "(" + type + ") -> double", (_, a) -> toDouble(a[0]));
    }
    for (String type : new String[] {"timestamp", "duration"}) {
      to.function("int", "(" + type + ") -> int", (_, a) -> toInt(a[0]));
    }
    for (String type :
        new String[] {
          "bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint"
        }) {
      to.function("string", "(" + type + ") -> string", ConversionLibrary::toText);
    }
    to.function("bool", "(bool) -> bool", (_, a) -> a[0]);
    to.function("bool", "(string) -> bool", (_, a) -> toBool(Arguments.text(a[0])));
    to.function("bytes", "(bytes) -> bytes", (_, a) -> a[0]);
    to.function(
        "bytes",
        "(string) -> bytes",
        (call, a) ->
            call.charge(Frame.traversal(Arguments.text(a[0]).length()))
                ? CelBytes.utf8(Arguments.text(a[0]))
                : call.stopped());
  }

  private static Value toInt(Value value) {
    return switch (value) {
      case CelUint unsigned ->
          unsigned.bits() < 0 ? CelError.INTEGER_OVERFLOW : IntNode.of(unsigned.bits());
      case FloatNode real -> {
        double number = real.doubleValue();
        yield number > -TWO_TO_63 && number < TWO_TO_63
            ? IntNode.of((long) number)
            : CelError.INTEGER_OVERFLOW;
      }
      case StringNode(String text) -> parseInt(text);
      case CelTimestamp time -> IntNode.of(time.seconds());
      case CelDuration span -> IntNode.of(span.nanos());
      default -> value;
    };
  }

  private static Value parseInt(String text) {
    try {
      return IntNode.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return CelError.conversion("string", "int");
    }
  }

  private static Value toUint(Value value) {
    return switch (value) {
      case IntNode whole ->
          whole.value() < 0 ? CelError.UNSIGNED_OVERFLOW : new CelUint(whole.value());
      case FloatNode real -> {
        double number = real.doubleValue();
        if (!(number >= 0 && number < TWO_TO_64)) {
          yield CelError.UNSIGNED_OVERFLOW;
        }
        yield new CelUint(
            number < TWO_TO_63 ? (long) number : (long) (number - TWO_TO_63) + Long.MIN_VALUE);
      }
      case StringNode(String text) -> parseUint(text);
      default -> value;
    };
  }

  private static Value parseUint(String text) {
    try {
      return text.startsWith("+")
          ? CelError.conversion("string", "uint")
          : new CelUint(Long.parseUnsignedLong(text));
    } catch (NumberFormatException _) {
      return CelError.conversion("string", "uint");
    }
  }

  private static Value toDouble(Value value) {
    return switch (value) {
      case IntNode whole -> FloatNode.of((double) whole.value());
      case CelUint unsigned -> FloatNode.of(Ordering.toDouble(unsigned.bits()));
      case StringNode(String text) -> parseDouble(text);
      default -> value;
    };
  }

  private static Value parseDouble(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String unsigned = lower.startsWith("+") || lower.startsWith("-") ? lower.substring(1) : lower;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return FloatNode.of(
          lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (unsigned.equals("nan")) {
      return FloatNode.of(Double.NaN);
    }
    boolean isPlain =
        !unsigned.isEmpty()
            && unsigned.chars().allMatch(c -> (c >= '0' && c <= '9') || ".e+-".indexOf(c) >= 0);
    if (isPlain) {
      try {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value)
            ? CelError.conversion("string", "double")
            : FloatNode.of(value);
      } catch (NumberFormatException _) {
        return CelError.conversion("string", "double");
      }
    }
    return CelError.conversion("string", "double");
  }

  private static Value toBool(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> BoolNode.TRUE;
      case "0", "f", "F", "false", "FALSE", "False" -> BoolNode.FALSE;
      default -> CelError.conversion("string", "bool");
    };
  }

  private static Value toText(CelCall call, Value[] arguments) {
    return switch (arguments[0]) {
      case StringNode text -> text;
      case FloatNode real -> StringNode.of(GoNumbers.formatG(real.doubleValue()));
      case CelBytes bytes ->
          call.charge(Frame.traversal(bytes.size())) ? decode(bytes) : call.stopped();
      default -> StringNode.of(arguments[0].toString());
    };
  }

  private static Value decode(CelBytes bytes) {
    try {
      return StringNode.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.raw())).toString());
    } catch (CharacterCodingException _) {
      return CelError.conversion("invalid UTF-8 in bytes, cannot convert to string");
    }
  }
}
