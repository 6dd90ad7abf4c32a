package dev.ephor.jmespath;

import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NumberNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What policies calculate with. A string is a quantity if it can be one, else a duration: {@code
 * 1m} is a thousandth, not a minute.
 */
sealed interface Operand {

  record Scalar(NumberNode value) implements Operand {
    double toDouble() {
      return value.doubleValue();
    }

    BigDecimal toDecimal() {
      return switch (value) {
        case IntNode whole -> BigDecimal.valueOf(whole.value());
        case FloatNode number -> new BigDecimal(Numbers.plain(number));
      };
    }

    boolean isWhole() {
      return value instanceof IntNode;
    }
  }

  record Amount(Quantity value) implements Operand {}

  record Span(GoDuration value) implements Operand {}

  static Optional<Operand> of(Value value) {
    return switch (value) {
      case FloatNode number when !Double.isFinite(number.doubleValue()) -> Optional.empty();
      case NumberNode number -> Optional.of(new Scalar(number));
      case StringNode(String text) ->
          Quantity.parse(text)
              .<Operand>map(Amount::new)
              .or(() -> GoDuration.parse(text).map(Span::new));
      default -> Optional.empty();
    };
  }

  static Node node(Quantity quantity) {
    return StringNode.of(quantity.toString());
  }

  static Node node(GoDuration duration) {
    return StringNode.of(duration.toString());
  }
}
