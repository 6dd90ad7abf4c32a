package dev.ephor.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.PlainValues;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PatternCasesTest {
  @TestFactory
  Stream<DynamicTest> patterns() {
    return Cases.in("pattern").tests(PatternCasesTest::pattern);
  }

  private static void pattern(Case c) {
    c.allowOnly("pattern", "resource", "want", "differs");
    Pattern pattern = compile(PlainValues.node(c.value("pattern")));
    Node resource = PlainValues.node(c.value("resource"));
    PatternResult result = pattern.match(resource);
    assertThat(show(result)).isEqualTo(PlainValues.node(c.value("want")));
    assertThat(pattern.match(resource, visit -> {})).isEqualTo(result);
  }

  private static Node show(PatternResult result) {
    return switch (result) {
      case PatternResult.Pass _ -> ObjectNode.of("pass", PlainValues.node(true));
      case PatternResult.Fail(String path, String reason) -> {
        assertThat(reason).isNotBlank().doesNotContain("\n", "%wanted", "%found");
        yield ObjectNode.of("fail", PlainValues.node(path));
      }
      case PatternResult.Skip(String reason) -> {
        assertThat(reason).matches("anchor does not hold at /.*: .*");
        yield ObjectNode.of("skip", PlainValues.node(true));
      }
      case PatternResult.Undecided(String reason) -> {
        assertThat(reason).isNotBlank();
        yield ObjectNode.of("error", PlainValues.node(true));
      }
    };
  }

  private static Pattern compile(Node pattern) {
    return switch (Pattern.compile(pattern)) {
      case Pattern.Compiled.Ready(Pattern ready) -> ready;
      case Pattern.Compiled.Broken(var diagnostics) ->
          throw new AssertionError(diagnostics.toString());
    };
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return Cases.in("pattern-text")
        .tests(c -> {
          c.allowOnly("text", "matches", "refuses", "differs");
          Pattern pattern = compile(PlainValues.node(c.value("text")));
          List<Object> wrong = new ArrayList<>();
          for (Object value : c.list("matches")) {
            if (!(pattern.match(PlainValues.node(value)) instanceof PatternResult.Pass)) {
              wrong.add("refuses " + value);
            }
          }
          for (Object value : c.list("refuses")) {
            if (pattern.match(PlainValues.node(value)) instanceof PatternResult.Pass) {
              wrong.add("matches " + value);
            }
          }
          assertThat(wrong).isEmpty();
        });
  }
}
