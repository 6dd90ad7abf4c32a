package dev.ephor.engine.pattern;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import org.junit.jupiter.api.Tag;

/**
 * Any text is a pattern, a key and an operand, and none of them throws. Runs over the kept inputs;
 * with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class PatternFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void texts(FuzzedDataProvider data) {
    String text = data.consumeString(200);
    Node pattern = StringNode.of(text);
    Node value = StringNode.of(data.consumeRemainingAsString());
    PatternResult same = match(pattern, pattern);
    if (!(same instanceof PatternResult.Pass)) {
      throw new AssertionError("a text does not match itself: `" + text + "`");
    }
    match(pattern, value);
    match(pattern, NullNode.NULL);
    for (ConditionOperator operator : ConditionOperator.values()) {
      operator.evaluate(pattern, value);
      operator.evaluate(ArrayNode.of(value), pattern);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void keys(FuzzedDataProvider data) {
    String key = data.consumeString(50);
    Node resource = ObjectNode.of(AnchoredKey.parse(key).name(), StringNode.of("x"));
    match(ObjectNode.of(key, ObjectNode.of(data.consumeRemainingAsString(), resource)), resource);
    match(ObjectNode.of(key, ArrayNode.of(resource)), resource);
  }

  private static PatternResult match(Node pattern, Node resource) {
    return switch (Pattern.compile(pattern)) {
      case Pattern.Compiled.Ready(Pattern ready) -> ready.match(resource);
      case Pattern.Compiled.Broken(var diagnostics) ->
          new PatternResult.Undecided(diagnostics.getFirst().message());
    };
  }
}
