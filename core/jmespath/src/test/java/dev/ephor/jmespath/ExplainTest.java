package dev.ephor.jmespath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import dev.ephor.testkit.Golden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be asked of an expression besides its value. */
class ExplainTest {
  private static final FunctionTable FUNCTIONS =
      FunctionTable.policy(
          new Environment(
              InstantSource.fixed(Instant.parse("2024-02-29T12:30:45.5Z")),
              new Random(1),
              "docker.io"));

  private static JmesExpression compiled(String text) {
    return ((JmesCompilation.Compiled) new JmesCompiler(FUNCTIONS).compile(text)).expression();
  }

  private static String printed(JmesTrace trace, int indent) {
    StringBuilder out = new StringBuilder();
    out.repeat(' ', indent).append(trace.offset()).append(": ").append(trace.text());
    out.append(" = ").append(trace.value() instanceof JmesError e ? e.message() : trace.value());
    out.append('\n');
    trace.parts().forEach(part -> out.append(printed(part, indent + 2)));
    return out.toString();
  }

  @Test
  void explanationNamesEachPartWithItsValue() {
    ObjectNode given =
        ObjectNode.of(
            "pods",
            ArrayNode.of(
                ObjectNode.builder().put("name", "a").put("cpu", 2).build(),
                ObjectNode.builder().put("name", "b").build()));
    StringBuilder out = new StringBuilder();
    for (String text :
        List.of(
            "pods[?cpu > `1`].name | [0]",
            "owner.name || 'nobody'",
            "pods[].cpu && length(pods)",
            "sort_by(pods, &cpu)")) {
      out.append(printed(compiled(text).explain(given), 0)).append('\n');
    }
    Golden.files().check("explanations.txt", out.toString());
  }

  @Test
  void syntaxTreesArePrintedWithTheNamesOfTheCommandLine() {
    StringBuilder out = new StringBuilder();
    for (String text :
        List.of(
            "a.b[0] | c[1:2:] || !d",
            "a[?b >= `1.5`].*.c[]",
            "{k: a[*], \"l\": [@, 'x', `{\"b\":1,\"a\":null}`, `null`]}",
            "sort_by(a, &b) == c && d")) {
      out.append("# ").append(text).append('\n').append(compiled(text).syntaxTree());
    }
    Golden.files().check("syntax-trees.txt", out.toString());
  }

  @Test
  void functionsAreListedWithSignatureAndNote() {
    StringBuilder out = new StringBuilder();
    for (FunctionInfo function : FUNCTIONS.functions()) {
      out.append(function.signature()).append("  # ").append(function.note()).append('\n');
    }
    Golden.files().check("functions.txt", out.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "request.object.spec; request",
        "a || b.c; a,b",
        "a[?x == y].z; a",
        "length(a) > b; a,b",
        "a | b; a",
        "[a, {k: b.c}]; a,b",
        "map(&x, a); a",
        "(a || b).c[].d; a,b",
        "@.a; a",
        "`1`; ''"
      })
  void rootsAreTheNamesReadFromTheRoot(String text, String roots) {
    JmesExpression expression = compiled(text);
    assertThat(String.join(",", expression.roots())).isEqualTo(roots);
    assertThat(expression.readsAll()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"@", "to_string(@)", "*.a", "[?a]", "keys(@)", "a || @"})
  void someExpressionsReadTheWholeRoot(String text) {
    assertThat(compiled(text).readsAll()).isTrue();
  }

  /** Counts what is asked of it. */
  private static final class Names implements Scope {
    private final List<String> asked = new ArrayList<>();

    @Override
    public @Nullable Value find(String name) {
      asked.add(name);
      return switch (name) {
        case "request" -> ObjectNode.of("object", ObjectNode.of("kind", StringNode.of("Pod")));
        case "broken" -> new JmesError.Failed("X", "cannot load", 1);
        default -> null;
      };
    }

    @Override
    public Value materialize() {
      asked.add("@");
      return ObjectNode.of("request", IntNode.of(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "request.object.kind; Pod; [request]",
        "@.request.object.kind; Pod; [request]",
        "request | object.kind; Pod; [request]",
        "request.object.kind || broken; Pod; [request]",
        "missing || 'none'; none; [missing]",
        "[request.object.kind]; [Pod]; [request]",
        "keys(@); [request]; [@]",
        "@; {request:1}; [@]",
        "length(@) > `0` && request.object.kind; Pod; [@, request]",
        "*; [1]; [@]",
        "!@; false; [@]"
      })
  void aScopeIsAskedOnlyForWhatIsRead(String text, String want, String asked) {
    Names scope = new Names();
    assertThat(compiled(text).evaluate(scope)).hasToString(want);
    assertThat(scope.asked).hasToString(asked);
  }

  @Test
  void anErrorOfAScopeIsTheResult() {
    Value value = compiled("broken.a || 'fine'").evaluate(new Names());
    assertThat(((JmesError) value).message()).isEqualTo("cannot load");
    Value missing = compiled("a.b").evaluate(new Names());
    assertThat(missing).isEqualTo(new JmesError.NotFound("a", 1));
  }

  @Test
  void theClockComesFromOutside() {
    ObjectNode given = ObjectNode.EMPTY;
    assertThat(compiled("time_now()").evaluate(given)).hasToString("2024-02-29T12:30:45Z");
    assertThat(compiled("time_now_utc()").evaluate(given)).hasToString("2024-02-29T12:30:45Z");
    assertThat(compiled("time_since('', '2024-02-29T12:00:00Z', '')").evaluate(given))
        .hasToString("30m45.5s");
  }

  @Test
  void randomTextsFitTheirPattern() {
    for (String pattern :
        List.of(
            "[0-9a-z]{5}",
            "[A-Z0-9]{8}-[A-Z0-9]{4}",
            "(foo|bar)[^a-z]{2}",
            "^a?b+c*$",
            "[[:alpha:]_-]{3}",
            "x{2,4}(?:y|z)",
            "\\.[\\]a]",
            ".{3}",
            "\\d\\w")) {
      for (int i = 0; i < 20; i++) {
        Value text = compiled("random('" + pattern + "')").evaluate(ObjectNode.EMPTY);
        String check = "regex_match('^(?:" + pattern + ")$', @)";
        assertThat(compiled(check).evaluate(text)).as("%s: %s", pattern, text).hasToString("true");
      }
    }
  }

  @Test
  void compiledRegularExpressionsAreKeptForLiteralPatterns() {
    assertThat(compiled("regex_match('^a', @)").evaluate(StringNode.of("ab"))).hasToString("true");
    assertThat(
            compiled("regex_match(p, s)")
                .evaluate(ObjectNode.builder().put("p", "^a").put("s", "b").build()))
        .hasToString("false");
  }

  @Test
  void hostsAreAskedOfThePort() {
    HostLookup hosts =
        host -> host.equals("inner.example") ? List.of(new byte[] {10, 0, 0, 9}) : List.of();
    FunctionTable functions =
        FunctionTable.policy(
            new Environment(InstantSource.system(), new Random(1), "docker.io", hosts));
    JmesExpression expression =
        ((JmesCompilation.Compiled) new JmesCompiler(functions).compile("is_external_url(@)"))
            .expression();
    assertThat(expression.evaluate(StringNode.of("https://inner.example/a"))).hasToString("false");
    Value missing = expression.evaluate(StringNode.of("https://other.example"));
    assertThat(((JmesError) missing).message()).isEqualTo("lookup other.example: no such host");
  }

  @Test
  void policiesHaveFiftyOneFunctionsOfTheirOwn() {
    Set<String> standard = Set.copyOf(FunctionTable.standard().names());
    long own = FUNCTIONS.names().stream().filter(name -> !standard.contains(name)).count();
    // `sum` is there in both and counts as one of the 51.
    assertThat(own).isEqualTo(50);
  }
}
