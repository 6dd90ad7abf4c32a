package dev.ephor.engine.pattern;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.FloatNode;
import dev.ephor.document.GoNumbers;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.scalar.GoDuration;
import dev.ephor.scalar.Quantity;
import dev.ephor.scalar.Wildcard;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One term of a {@link TextCondition}. */
sealed interface TextTerm {

  boolean matches(@Nullable Node value);

  static TextTerm compile(String text) {
    Optional<TextRange> range = TextRange.parse(text);
    if (range.isPresent()) {
      Comparison low = Comparison.of(Relation.GREATER_OR_EQUAL, range.get().low());
      Comparison high = Comparison.of(Relation.LESS_OR_EQUAL, range.get().high());
      return range.get().outside()
          ? new Outside(
              Comparison.of(Relation.LESS, range.get().low()),
              Comparison.of(Relation.GREATER, range.get().high()))
          : new Inside(low, high);
    }
    if (text.length() > 1) {
      for (Relation relation : Relation.values()) {
        if (!relation.symbol.isEmpty() && text.startsWith(relation.symbol)) {
          return Comparison.of(relation, text.substring(relation.symbol.length()).strip());
        }
      }
    }
    return Comparison.of(Relation.EQUAL, text);
  }

  /** How a value must stand to the operand. The longer symbols come first. */
  enum Relation {
    GREATER_OR_EQUAL(">="),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    LESS("<"),
    NOT_EQUAL("!"),
    EQUAL("");

    final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
      };
    }
  }

  record Inside(Comparison low, Comparison high) implements TextTerm {
    @Override
    public boolean matches(@Nullable Node value) {
      return low.matches(value) && high.matches(value);
    }
  }

  record Outside(Comparison below, Comparison above) implements TextTerm {
    @Override
    public boolean matches(@Nullable Node value) {
      return below.matches(value) || above.matches(value);
    }
  }

  /**
   * Compares as durations if both sides are, else as quantities if both are, else as texts with
   * wildcards, which knows equality only. Absent and null values are 0 for the first two and equal
   * no text.
   */
  record Comparison(
      Relation relation,
      Optional<GoDuration> duration,
      Optional<Quantity> quantity,
      Wildcard wildcard)
      implements TextTerm {

    static Comparison of(Relation relation, String operand) {
      return new Comparison(
          relation, GoDuration.parse(operand), Quantity.parse(operand), Wildcard.compile(operand));
    }

    @Override
    public boolean matches(@Nullable Node value) {
      if (duration.isPresent()) {
        GoDuration actual = durationOf(value);
        if (actual != null) {
          return relation.holds(actual.compareTo(duration.get()));
        }
      }
      if (quantity.isPresent()) {
        Quantity actual = quantityOf(value);
        if (actual != null) {
          return relation.holds(actual.compareTo(quantity.get()));
        }
      }
      if (relation != Relation.EQUAL && relation != Relation.NOT_EQUAL) {
        return false;
      }
      String text = ScalarText.of(value);
      return text != null && wildcard.matches(text) == (relation == Relation.EQUAL);
    }

    private static @Nullable GoDuration durationOf(@Nullable Node value) {
      return switch (value) {
        case null -> GoDuration.ZERO;
        case NullNode _ -> GoDuration.ZERO;
        case StringNode(String text) -> GoDuration.parse(text).orElse(null);
        // A number lacks the unit that a duration needs; only 0 does without.
        case IntNode number -> number.value() == 0 ? GoDuration.ZERO : null;
        case FloatNode _, BoolNode _, ArrayNode _, ObjectNode _ -> null;
      };
    }

    private static @Nullable Quantity quantityOf(@Nullable Node value) {
      return switch (value) {
        case null -> Quantity.ZERO;
        case NullNode _ -> Quantity.ZERO;
        case StringNode(String text) -> Quantity.parse(text).orElse(null);
        case IntNode number -> Quantity.of(number.value(), Quantity.Format.DECIMAL_SI);
        case FloatNode number ->
            Quantity.parse(GoNumbers.formatE(number.doubleValue())).orElse(null);
        case BoolNode _, ArrayNode _, ObjectNode _ -> null;
      };
    }
  }
}
