package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares with the answers of cel-go 0.31.0 and the CEL libraries of Kubernetes 1.36, kept in
 * {@code testdata/reference}: the value or the error, and the cost. Where we differ, the case says
 * so: {@code ours} is our answer and {@code because} the reason; {@code ourCost} likewise.
 */
class CelReferenceTest {
  private static final Map<String, Object> SAMPLE =
      Map.of(
          "s",
          "h\u00e9llo",
          "n",
          3,
          "f",
          1.5,
          "l",
          List.of(1, 2, 3),
          "m",
          Map.of("a", 1),
          "b",
          true,
          "ls",
          List.of("a", "b"));

  @TestFactory
  Stream<DynamicTest> answersAsTheReference() {
    CelEnvironment environment =
        CelEnvironment.builder()
            .libraries(StandardLibraries.kyverno())
            .library(StandardLibraries.JSON_PATCH)
            .variable("o", CelTypes.DYN)
            .build();
    return Cases.in("reference").tests(c -> run(environment, c));
  }

  /** Kyverno 1.19's own libraries; nothing is said there of their costs. */
  @TestFactory
  Stream<DynamicTest> answersAsKyverno() {
    CelEnvironment environment =
        CelEnvironment.builder()
            .libraries(StandardLibraries.kyverno())
            .libraries(new KyvernoLibraries(Samples.CLOCK).all())
            .lenientOptionals()
            .variable("o", CelTypes.DYN)
            .build();
    return Cases.in("kyverno-reference").tests(c -> run(environment, c));
  }

  private static void run(CelEnvironment environment, Case c) {
    c.allowOnly("shows", "error", "rejected", "cost", "ours", "ourCost", "because");
    Value sample = Samples.sample(SAMPLE);
    CelBudget budget = CelBudget.standard(() -> false);
    String answer =
        switch (environment.compile(c.name(), SourceLocation.UNKNOWN)) {
          case CelCompilation.Rejected _ -> "rejected";
          case CelCompilation.Compiled(CelProgram program) -> {
            Value value = program.evaluate(name -> name.equals("o") ? sample : null, budget);
            yield value instanceof CelError error ? "error: " + error : Shown.of(value);
          }
        };
    String reference =
        c.has("rejected")
            ? "rejected"
            : c.has("error") ? "error: " + c.text("error") : c.text("shows");
    assertThat(answer).as("%s", c.name()).isEqualTo(c.text("ours", reference));
    if (c.has("cost")) {
      assertThat(budget.used())
          .as("cost of %s", c.name())
          .isEqualTo(c.has("ourCost") ? c.number("ourCost") : c.number("cost"));
    }
  }
}
