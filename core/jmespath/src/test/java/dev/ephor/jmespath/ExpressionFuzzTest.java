package dev.ephor.jmespath;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;

/**
 * Whatever the expression and its input are: compiling and evaluating them throws nothing, ends
 * within the limits, and yields a node or an error of one line; an explanation has the same value.
 * Runs over the kept inputs; with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class ExpressionFuzzTest {
  private static final JmesLimits LIMITS = JmesLimits.DEFAULT.withSteps(200_000);

  /** One expression in a line, its input after the line break. */
  @FuzzTest(maxDuration = "2m")
  void expression(FuzzedDataProvider data) {
    JmesMode mode = data.consumeBoolean() ? JmesMode.POLICY : JmesMode.STANDARD;
    String[] parts = data.consumeRemainingAsString().split("\n", 2);
    Node given =
        parts.length > 1 && JsonText.read(parts[1]) instanceof JsonText.Read.Ok(Node value)
            ? value
            : NullNode.NULL;
    switch (compiler(mode).compile(parts[0])) {
      case JmesCompilation.Rejected(Diagnostic diagnostic) -> checkLine(diagnostic.message());
      case JmesCompilation.Compiled(JmesExpression expression) -> {
        Value value = expression.evaluate(given);
        check(value);
        if (!parts[0].contains("random")) {
          Value explained = expression.explain(given).value();
          // Watching costs no steps but plans differ, so only one may end at the limit.
          if (!isLimit(value) && !isLimit(explained) && !value.equals(explained)) {
            throw new AssertionError(value + " was explained as " + explained);
          }
        }
      }
    }
  }

  private static JmesCompiler compiler(JmesMode mode) {
    // As random as the input is, so that a find can be repeated.
    Environment environment =
        new Environment(
            InstantSource.fixed(Instant.parse("2024-02-29T12:00:00Z")), new Random(1), "docker.io");
    return new JmesCompiler(FunctionTable.policy(environment), mode, LIMITS);
  }

  private static boolean isLimit(Value value) {
    return value instanceof JmesError.Failed failed && failed.code().equals(JmesError.LIMIT);
  }

  private static void check(Value value) {
    switch (value) {
      case Node _ -> {}
      case ErrorValue error -> checkLine(error.message());
      default -> throw new AssertionError("neither node nor error: " + value);
    }
  }

  private static void checkLine(String message) {
    if (message.isEmpty() || message.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("not one line: " + message);
    }
  }
}
