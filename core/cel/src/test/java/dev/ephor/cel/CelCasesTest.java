package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the tables of {@code testdata/cel}: an expression ({@code expr}), its variables ({@code
 * vars}), and what is wanted: a JSON value ({@code want}), the printed form of any value ({@code
 * prints}), an error's text ({@code error}) or all diagnostics ({@code rejected}); in addition the
 * cost ({@code cost}) and the type ({@code type}).
 */
class CelCasesTest {
  private static final SourceLocation AT = new SourceLocation("policy.yaml", 10, 5, "");

  @TestFactory
  Stream<DynamicTest> evaluates() {
    return Cases.in("cel").tests(CelCasesTest::run);
  }

  private static void run(Case c) {
    c.allowOnly(
        "expr",
        "vars",
        "want",
        "prints",
        "error",
        "rejected",
        "cost",
        "type",
        "environment",
        "compat");
    Map<String, Value> variables = Samples.variables(c.has("vars") ? c.map("vars") : Map.of());
    CelEnvironment environment =
        Samples.environment(c.text("environment", "kubernetes"), variables);
    switch (environment.compile(c.text("expr"), AT)) {
      case CelCompilation.Rejected(List<Diagnostic> diagnostics) -> {
        List<String> lines = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
          lines.addAll(diagnostic.render().lines().toList());
        }
        assertThat(lines).as(c.toString()).isEqualTo(c.texts("rejected"));
      }
      case CelCompilation.Compiled(CelProgram program) -> {
        assertThat(c.has("rejected")).as("compiles: %s", c).isFalse();
        evaluate(c, program, variables);
      }
    }
  }

  private static void evaluate(Case c, CelProgram program, Map<String, Value> variables) {
    CelBudget budget = CelBudget.standard(() -> false);
    Value value = program.evaluate(variables::get, budget);
    if (c.has("error")) {
      assertThat(value).as(c.toString()).isInstanceOf(CelError.class);
      assertThat(value).hasToString(c.text("error"));
    } else if (c.has("prints")) {
      assertThat(value).as(c.toString()).isNotInstanceOf(CelError.class);
      assertThat(value).hasToString(c.text("prints"));
    } else {
      Value wanted = Samples.value(c.value("want"));
      assertThat(Equality.equal(value, wanted))
          .as("%s: %s instead of %s", c, value, wanted)
          .isTrue();
    }
    if (c.has("cost")) {
      assertThat(budget.used()).as("cost of %s", c).isEqualTo(c.number("cost"));
    }
    if (c.has("type")) {
      assertThat(program.resultType()).hasToString(c.text("type"));
    }
  }
}
