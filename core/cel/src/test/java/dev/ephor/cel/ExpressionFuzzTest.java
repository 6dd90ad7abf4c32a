package dev.ephor.cel;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Limits;
import dev.ephor.document.NullNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Whatever the expression and its input are: compiling and evaluating them throws nothing, ends
 * within the limits, and an explanation has the same value. Runs over the kept inputs; with
 * JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class ExpressionFuzzTest {
  private static final Limits LIMITS = Limits.DEFAULT.withBytesPerFile(1 << 16);
  private static final long COST_MAX = 20_000;

  private final DocumentReader reader = new DocumentReader(LIMITS);
  private final CelEnvironment environment =
      CelEnvironment.builder()
          .libraries(StandardLibraries.kyverno())
          .variable("object", CelTypes.DYN)
          .build();

  /** One expression in a line, the variable {@code object} after the line break. */
  @FuzzTest(maxDuration = "2m")
  void expression(byte[] bytes) {
    String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
    Value given = parts.length > 1 ? document(parts[1]) : NullNode.NULL;
    switch (environment.compile(parts[0], SourceLocation.UNKNOWN)) {
      case CelCompilation.Rejected(List<Diagnostic> diagnostics) ->
          diagnostics.forEach(found -> checkLine(found.message()));
      case CelCompilation.Compiled(CelProgram program) -> {
        Value value = program.evaluate(_ -> given, budget());
        Value again = program.evaluate(_ -> given, budget());
        Value explained = program.explain(_ -> given, budget()).value();
        if (!isSame(value, again)) {
          throw new AssertionError(value + " was " + again + " the next time");
        }
        // Watching costs a little more, so that it may end at the limit.
        if (!isLimit(value) && !isLimit(explained) && !isSame(value, explained)) {
          throw new AssertionError(value + " was explained as " + explained);
        }
      }
    }
  }

  private Value document(String text) {
    List<Document> found = reader.readAll("f.yaml", text).documents();
    return found.isEmpty() ? NullNode.NULL : found.getFirst().root();
  }

  private static CelBudget budget() {
    return new CelBudget(COST_MAX, COST_MAX, () -> false);
  }

  /** Two errors are the same when both are errors: a message may name either of two failures. */
  private static boolean isSame(Value one, Value other) {
    return one instanceof ErrorValue
        ? other instanceof ErrorValue
        : one.toString().equals(other.toString());
  }

  private static boolean isLimit(Value value) {
    return value instanceof CelError error
        && (error.equals(CelError.COST_EXCEEDED) || error.equals(CelError.RUN_EXCEEDED));
  }

  private static void checkLine(String message) {
    if (message.isEmpty() || message.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("not one line: " + message);
    }
  }
}
