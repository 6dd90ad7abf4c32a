package dev.ephor.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Value;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tables of expressions. A case names a {@code want}, or an {@code error} that evaluation yields,
 * or a {@code rejected} message of the compiler; {@code column} is where either points.
 */
class JmesCasesTest {
  private static final Environment ENVIRONMENT =
      new Environment(
          InstantSource.fixed(Instant.parse("2024-02-29T12:30:45.123456789Z")),
          new Random(1),
          "docker.io");

  @TestFactory
  Stream<DynamicTest> dialect() {
    return tests("dialect");
  }

  @TestFactory
  Stream<DynamicTest> syntax() {
    return tests("syntax");
  }

  @TestFactory
  Stream<DynamicTest> functions() {
    return tests("functions");
  }

  private static Stream<DynamicTest> tests(String area) {
    return Cases.in(area).tests(JmesCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly("given", "expr", "mode", "want", "text", "error", "rejected", "help", "column");
    JmesMode mode = JmesMode.valueOf(c.text("mode", "POLICY"));
    FunctionTable functions =
        mode == JmesMode.POLICY ? FunctionTable.policy(ENVIRONMENT) : FunctionTable.standard();
    JmesCompiler compiler = new JmesCompiler(functions, mode, JmesLimits.DEFAULT);
    switch (compiler.compile(c.text("expr"))) {
      case JmesCompilation.Rejected(Diagnostic diagnostic) -> rejected(c, diagnostic);
      case JmesCompilation.Compiled(JmesExpression expression) -> evaluated(c, expression);
    }
  }

  private static void rejected(Case c, Diagnostic diagnostic) {
    assertThat(c.has("rejected")).as("rejected: %s", diagnostic.render()).isTrue();
    assertThat(diagnostic.message())
        .isEqualTo(c.text("rejected") + " at column " + c.number("column") + " of the expression");
    assertThat(diagnostic.help()).isEqualTo(c.optionalText("help"));
  }

  private static void evaluated(Case c, JmesExpression expression) {
    Node given = c.has("given") ? TestValues.node(c.value("given")) : ObjectNode.EMPTY;
    Value value = expression.evaluate(given);
    if (c.has("error")) {
      assertThat(value).isInstanceOf(ErrorValue.class);
      assertThat(((ErrorValue) value).message()).isEqualTo(c.text("error"));
      if (c.has("column")) {
        assertThat(((JmesError) value).column()).isEqualTo(c.number("column"));
      }
    } else if (c.has("text")) {
      assertThat(value).hasToString(c.text("text"));
    } else {
      assertThat(value).isEqualTo(TestValues.node(c.value("want")));
    }
    assertThat(expression.explain(given).value()).isEqualTo(value);
  }
}
