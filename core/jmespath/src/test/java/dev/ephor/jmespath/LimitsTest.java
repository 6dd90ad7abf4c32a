package dev.ephor.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and inputs that would cost too much time, memory or stack. */
@Timeout(60)
class LimitsTest {
  private static final Environment ENVIRONMENT =
      new Environment(InstantSource.fixed(Instant.EPOCH), new Random(1), "docker.io");
  private static final FunctionTable FUNCTIONS = FunctionTable.policy(ENVIRONMENT);
  private static final JmesCompiler COMPILER = new JmesCompiler(FUNCTIONS);

  private static JmesExpression compiled(String text) {
    return switch (COMPILER.compile(text)) {
      case JmesCompilation.Compiled(JmesExpression expression) -> expression;
      case JmesCompilation.Rejected rejected ->
          throw new AssertionError(rejected.diagnostic().render());
    };
  }

  private static Value evaluate(String text, Node given) {
    return compiled(text).evaluate(given);
  }

  private static void assertLimit(Value value) {
    // A value that escaped the limits could be too large to be printed by a failed assertion.
    assertThat(value instanceof JmesError.Failed).as("is an error").isTrue();
    assertThat(((JmesError.Failed) value).code()).isEqualTo(JmesError.LIMIT);
  }

  @ParameterizedTest(name = "{0} repeated")
  @CsvSource({
    "(,a,)",
    "[,a,]",
    "!,a,''",
    "'a.',a,''",
    "'',a,'.b'",
    "'',a,' || b'",
    "'',a,' | b'",
    "'',a,'[0]'",
    "'',a,'[*]'",
    "'',a,'[]'",
    "'',a,'[?b]'",
    "'',a,'.*'",
    "'{k: ',a,'}'",
    "'length(',a,')'",
    "'a[?',b,']'",
    "'map(&',a,', b)'",
    "'',a,' == b'",
    "'',a,' && b'"
  })
  void rejectsTextNestedTooDeep(String before, String core, String after) {
    String text = before.repeat(50_000) + core + after.repeat(50_000);
    assertThat(COMPILER.compile(text)).isInstanceOf(JmesCompilation.Rejected.class);
  }

  /** Left-associative chains within parentheses: little recursion, but a tall tree. */
  @Test
  void countsTheHeightOfChainsThroughParentheses() {
    String text = "a";
    for (int i = 0; i < 20; i++) {
      text = "(" + text + ")" + ".b".repeat(100);
    }
    JmesCompilation compilation = COMPILER.compile(text);
    assertThat(((JmesCompilation.Rejected) compilation).diagnostic().code()).isEqualTo("JMES004");
  }

  @Test
  void evaluatesTheDeepestTextThatItTakes() {
    assertThat(evaluate("!".repeat(180) + "a", ObjectNode.of("a", IntNode.of(1))))
        .hasToString("true");
    assertThat(evaluate("[".repeat(180) + "a" + "]".repeat(180), ObjectNode.of("a", IntNode.of(1))))
        .isInstanceOf(ArrayNode.class);
  }

  @Test
  void rejectsTextThatIsTooLong() {
    JmesCompilation compilation =
        COMPILER.compile("a".repeat(JmesLimits.DEFAULT.expressionLength() + 1));
    assertThat(((JmesCompilation.Rejected) compilation).diagnostic().code()).isEqualTo("JMES003");
  }

  @Test
  void longLiteralsAndManyArgumentsCostLinearTime() {
    String elements = "`1`, ".repeat(100_000);
    assertThat(evaluate("length([" + elements + "`1`])", ObjectNode.EMPTY)).hasToString("100001");
  }

  /** Each step doubles the value, whose parts are shared: small in memory, huge when written. */
  @ParameterizedTest
  @ValueSource(strings = {" | [@, @]", " | {a: @, b: @}", " | [@, @][]"})
  void doublingEndsInAnError(String step) {
    assertLimit(evaluate("@" + step.repeat(60), ArrayNode.of(IntNode.of(1), IntNode.of(2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to_string(%s)",
        "%s == %s",
        "contains([%s], %s)",
        "length(to_string(%s))",
        "label_match({a: %s}, {a: %s})",
        "sha256(to_string(%s))"
      })
  void walkingADoubledValueEndsInAnError(String form) {
    String doubled = "(@" + " | [@, @]".repeat(60) + ")";
    assertLimit(evaluate(form.replace("%s", doubled), ArrayNode.of(IntNode.of(1))));
  }

  @Test
  void quotingAQuotedTextAgainAndAgainEndsInAnError() {
    assertLimit(evaluate("@" + " | to_string([@])".repeat(60), StringNode.of("\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " | join(@, [@, @, @])",
        " | replace_all(@, 'a', 'aaa')",
        " | regex_replace_all('a', @, 'aaa')",
        " | regex_replace_all_literal('a', @, 'aaa')",
        " | replace(@, '', 'aa', `-1`)"
      })
  void growingTextsEndInAnError(String step) {
    assertLimit(evaluate("@" + step.repeat(60), StringNode.of("a")));
  }

  @Test
  void productsOfProjectionsEndInAnError() {
    Node row = ArrayNode.of(IntStream.range(0, 3_000).mapToObj(IntNode::of).toList());
    Node table = ArrayNode.of(IntStream.range(0, 3_000).mapToObj(_ -> row).toList());
    assertLimit(evaluate("[*][*].[@, @, @]", table));
    assertLimit(evaluate("map(&map(&[@, @, @, @], @), @)", table));
    assertLimit(evaluate("[?[?@ == `-1`]][]", table));
  }

  @Test
  void randomTextIsBounded() {
    assertLimit(evaluate("random('((((x{1000}){1000}){1000}){1000})')", ObjectNode.EMPTY));
    assertThat(evaluate("random('[a-c]{5}')", ObjectNode.EMPTY).toString()).matches("[a-c]{5}");
  }

  @Test
  void aBudgetIsSharedByEvaluations() {
    Node list = ArrayNode.of(IntStream.range(0, 100).mapToObj(IntNode::of).toList());
    JmesBudget budget = JmesBudget.of(JmesLimits.DEFAULT.withSteps(250));
    JmesExpression expression = compiled("[*]");
    assertThat(expression.evaluate(list, budget)).isEqualTo(list);
    assertThat(expression.evaluate(list, budget)).isEqualTo(list);
    assertLimit(expression.evaluate(list, budget));
    assertThat(budget.remainingSteps()).isZero();
  }

  @Test
  void aLimitIsNotSwallowedByAProjection() {
    Node list = ArrayNode.of(IntStream.range(0, 100).mapToObj(IntNode::of).toList());
    JmesBudget budget = JmesBudget.of(JmesLimits.DEFAULT.withSteps(50));
    assertLimit(compiled("sort(@)[] || 'fine'").evaluate(list, budget));
  }

  @Test
  void hostileRegularExpressionsAreBounded() {
    Node text = StringNode.of("a".repeat(100_000));
    assertThat(evaluate("regex_match('(a*)*b', @)", text)).hasToString("false");
    assertThat(evaluate("regex_match('((((a{100}){100}){100}){100})', @)", text))
        .isInstanceOf(JmesError.Failed.class);
  }

  @Test
  void worstCaseOfAllStepsTakesSeconds() {
    Node list = ArrayNode.of(IntStream.range(0, 1_000_000).mapToObj(IntNode::of).toList());
    long start = System.nanoTime();
    evaluate("map(&map(&map(&to_string(@), [@, @]), [@, @]), @)", list);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
