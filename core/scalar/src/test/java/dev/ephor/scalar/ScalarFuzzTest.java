package dev.ephor.scalar;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/**
 * Any text is read without an exception, and what was read is read again from its own text. Runs
 * over the kept inputs; with JAZZER_FUZZ=1 in the environment it looks for new ones.
 */
@Tag("fuzz")
class ScalarFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void numbers(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Optional<Quantity> quantity = Quantity.parse(text);
    quantity.ifPresent(
        read -> check(text, Quantity.parse(read.plus(Quantity.ZERO).toString()).equals(quantity)));
    Optional<GoDuration> duration = GoDuration.parse(text);
    duration.ifPresent(read -> check(text, GoDuration.parse(read.toString()).equals(duration)));
    Optional<SemanticVersion> version = SemanticVersion.parse(text);
    version.ifPresent(read -> check(text, read.toString().equals(text)));
    SemanticVersion.parseNormalized(text);
    VersionRange.parse(text).ifPresent(range -> range.contains(SemanticVersion.release(1, 2, 3)));
  }

  @FuzzTest(maxDuration = "2m")
  void times(FuzzedDataProvider data) {
    String layout = data.consumeString(60);
    String text = data.consumeRemainingAsString();
    GoTime.parse(layout, text).ifPresent(time -> time.format(layout));
    GoTime.parseRfc3339(text)
        .ifPresent(time ->
            check(
                text,
                GoTime.parseRfc3339(time.format(GoTime.RFC3339_NANO))
                    .map(again -> again.since(time).nanos() / GoDuration.MINUTE)
                    .equals(Optional.of(0L))));
  }

  @FuzzTest(maxDuration = "2m")
  void wildcards(FuzzedDataProvider data) {
    String pattern = data.consumeString(40);
    String text = data.consumeRemainingAsString();
    check(pattern, Wildcard.compile(pattern).matches(text) == Wildcard.matches(pattern, text));
    check(pattern, Wildcard.compile("*" + pattern + "*").matches("a" + pattern));
    BoundedRegex.compile(pattern);
  }

  private static void check(String text, boolean holds) {
    if (!holds) {
      throw new AssertionError("`" + text + "`");
    }
  }
}
