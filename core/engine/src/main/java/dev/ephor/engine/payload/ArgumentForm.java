package dev.ephor.engine.payload;

import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.StringNode;
import java.util.Optional;

/** Arguments of tools as the types that policies ask for: numbers and flags may come as text. */
final class ArgumentForm {
  private ArgumentForm() {}

  static Optional<Node> text(Node given) {
    return Optional.of(given).filter(node -> node instanceof StringNode);
  }

  /** Fractions are cut off; a number that does not fit is none. */
  static Optional<Node> whole(Node given) {
    return switch (given) {
      case IntNode number -> Optional.of(number);
      case FloatNode real when Math.abs(real.doubleValue()) < 0x1p63 ->
          Optional.of(IntNode.of((long) real.doubleValue()));
      case StringNode(String text) -> parseWhole(text);
      default -> Optional.empty();
    };
  }

  private static Optional<Node> parseWhole(String text) {
    try {
      return Optional.of(IntNode.of(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Node> real(Node given) {
    return switch (given) {
      case IntNode number -> Optional.of(FloatNode.of((double) number.value()));
      case FloatNode real -> Optional.of(real);
      case StringNode(String text) when isDecimal(text) -> parseReal(text);
      default -> Optional.empty();
    };
  }

  /** Java reads more than numbers: spaces around them and letters behind them. */
  private static boolean isDecimal(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
  }

  private static Optional<Node> parseReal(String text) {
    try {
      return Optional.of(FloatNode.of(Double.parseDouble(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Node> flag(Node given) {
    return switch (given) {
      case BoolNode flag -> Optional.of(flag);
      case IntNode number -> Optional.of(BoolNode.of(number.value() != 0));
      case FloatNode real -> Optional.of(BoolNode.of(real.doubleValue() != 0));
      case StringNode(String text) ->
          switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(BoolNode.TRUE);
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(BoolNode.FALSE);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }
}
