package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression runs on, grows without bound or throws. */
class CelLimitsTest {
  private static final Duration CPU_TIME_MAX = Duration.ofSeconds(2);

  private final CelEnvironment environment =
      CelEnvironment.builder()
          .libraries(StandardLibraries.kyverno())
          .variable("l", CelTypes.DYN)
          .variable("s", CelTypes.DYN)
          .build();
  private final Value list = Lists.of(numbers(1000));

  private static Value[] numbers(int count) {
    Value[] out = new Value[count];
    for (int i = 0; i < count; i++) {
      out[i] = IntNode.of(i);
    }
    return out;
  }

  private CelProgram program(String text) {
    return switch (environment.compile(text, SourceLocation.UNKNOWN)) {
      case CelCompilation.Compiled(CelProgram program) -> program;
      case CelCompilation.Rejected rejected -> throw new AssertionError(rejected.toString());
    };
  }

  private Value evaluate(String text, CelBudget budget) {
    Value longText = StringNode.of("a".repeat(100_000));
    return program(text)
        .evaluate(
            name ->
                switch (name) {
                  case "l" -> list;
                  case "s" -> longText;
                  default -> null;
                },
            budget);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l.all(a, l.all(b, l.all(c, a + b + c >= 0)))",
        "l.exists(a, l.exists(b, l.exists(c, false)))",
        "l.map(a, l.map(b, l.map(c, [a, b, c])))",
        "l.filter(a, l.exists_one(b, l.all(c, c >= 0)))",
        "l.all(a, l.all(b, s.matches('(a+)+$')))",
        "l.exists(a, l.exists(b, s.contains('aaaaaaaaaaaaaaaaaaaab')))",
        "l.all(a, (s + s + s + s).size() > 0)",
        "l.all(a, l.all(b, (l + l + l).size() > 0))",
        "l.all(a, l.sort().size() + l.distinct().size() > 0)",
        "l.all(a, sets.equivalent(l, l))",
        "lists.range(100000000).size() > 0",
        "s.replace('', s).size() > 0",
        "s.split('').map(c, s).join(s).size() > 0",
        "l.all(a, '%s'.format([l]) != '')",
        "l.transformMap(i, v, l.transformMap(j, w, s + s)).size() > 0",
        "l.sortBy(a, l.sortBy(b, -b)[0]).size() > 0",
        "l.all(a, l.all(b, base64.encode(bytes(s)) != ''))",
        "l.all(a, regex.replace(s, 'a', 'bbbbbbbbbb').size() > 0)",
        "l.all(a, s.lastIndexOf('b') < 0 && s.indexOf('b') < 0)"
      })
  void endsWithTheCostLimit(String text) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Value value = evaluate(text, CelBudget.standard(() -> false));
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(value).hasToString("operation cancelled: actual cost limit exceeded");
    assertThat(Duration.ofNanos(spent)).isLessThan(CPU_TIME_MAX);
  }

  @Test
  void cannotHideTheLimitBehindOr() {
    assertThat(
            evaluate("l.all(a, l.all(b, l.all(c, true))) || true", CelBudget.standard(() -> false)))
        .isEqualTo(CelError.COST_EXCEEDED);
  }

  @Test
  void doublesTextNoFurtherThanTheLimit() {
    StringBuilder text = new StringBuilder("s");
    for (int i = 0; i < 40; i++) {
      text.insert(0, "cel.bind(v" + i + ", ").append(", v").append(i).append(" + v").append(i);
      text.append(")");
    }
    assertThat(evaluate(text + ".size() > 0", CelBudget.standard(() -> false)))
        .isEqualTo(CelError.COST_EXCEEDED);
  }

  @Test
  void sharesOneBudgetBetweenTheExpressionsOfARun() {
    CelBudget budget = new CelBudget(1_000_000, 30_000, () -> false);
    assertThat(evaluate("l.all(a, a >= 0)", budget)).isEqualTo(BoolNode.TRUE);
    assertThat(budget.used()).isEqualTo(5002);
    for (int i = 0; i < 4; i++) {
      assertThat(evaluate("l.all(a, a >= 0)", budget)).isEqualTo(BoolNode.TRUE);
    }
    assertThat(evaluate("l.all(a, a >= 0)", budget)).isEqualTo(CelError.RUN_EXCEEDED);
    assertThat(budget.used()).isEqualTo(30_000);
  }

  @Test
  void endsWhenTimeIsUp() {
    AtomicInteger questions = new AtomicInteger();
    CelBudget budget = CelBudget.standard(() -> questions.incrementAndGet() > 3);
    assertThat(evaluate("l.all(a, l.all(b, true))", budget)).isEqualTo(CelError.INTERRUPTED);
    assertThat(budget.used()).isLessThan(10_000);
  }

  @Test
  void rejectsTextThatNestsTooDeeply() {
    String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
    assertThat(environment.compile(deep, SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Rejected.class);
    String lists = "[".repeat(5000) + "]".repeat(5000);
    assertThat(environment.compile(lists, SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Rejected.class);
    String not = "!".repeat(50_001) + "true";
    assertThat(environment.compile(not, SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Compiled.class);
  }

  @Test
  void compilesLongChains() {
    String chain = "l.size() == 0" + " || l.size() == 1".repeat(300);
    assertThat(evaluate(chain, CelBudget.standard(() -> false))).isEqualTo(BoolNode.FALSE);
  }

  @Test
  void rejectsTextThatIsTooLong() {
    assertThat(environment.compile("1" + " ".repeat(200_000), SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Rejected.class);
  }

  @Test
  void goesOnAfterAMistake() {
    assertThat(environment.compile("nope", SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Rejected.class);
    assertThat(environment.compile("1 + 1 == 2", SourceLocation.UNKNOWN))
        .isInstanceOf(CelCompilation.Compiled.class);
  }
}
