package dev.ephor.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Node;
import dev.ephor.document.PlainValues;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OperatorCasesTest {
  private static final Map<String, List<String>> OPERATORS =
      Map.of(
          "equality", List.of("Equals", "NotEquals"),
          "membership", List.of("In", "AnyIn", "AllIn", "NotIn", "AnyNotIn", "AllNotIn"),
          "order", List.of("GreaterThan", "GreaterThanOrEquals", "LessThan", "LessThanOrEquals"),
          "duration",
              List.of(
                  "DurationGreaterThan",
                  "DurationGreaterThanOrEquals",
                  "DurationLessThan",
                  "DurationLessThanOrEquals"));

  @TestFactory
  Stream<DynamicTest> operators() {
    return Cases.in("operator")
        .tests(c -> {
          c.allowOnly("key", "value", "met", "differs");
          Node key = PlainValues.node(c.value("key"));
          Node value = PlainValues.node(c.value("value"));
          String family = c.file().replaceAll(".*/(.*)\\.yaml", "$1");
          List<String> met =
              OPERATORS.get(family).stream()
                  .filter(name -> operator(name).evaluate(key, value))
                  .toList();
          assertThat(met).isEqualTo(c.texts("met"));
        });
  }

  private static ConditionOperator operator(String name) {
    return ConditionOperator.parse(name).orElseThrow();
  }

  @Test
  void readsNamesInAnyCaseOfLetters() {
    assertThat(ConditionOperator.parse("anyNOTin")).contains(ConditionOperator.ANY_NOT_IN);
    assertThat(ConditionOperator.parse(" AnyIn")).isEmpty();
    assertThat(ConditionOperator.parse("")).isEmpty();
    assertThat(ConditionOperator.parse("Near")).isEmpty();
  }

  @Test
  void theOldNamesOfEqualityAreTheSameOperators() {
    Node one = PlainValues.node("1");
    assertThat(ConditionOperator.EQUAL.evaluate(one, one)).isTrue();
    assertThat(ConditionOperator.NOT_EQUAL.evaluate(one, one)).isFalse();
  }
}
