package dev.ephor.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScalarCasesTest {
  @TestFactory
  Stream<DynamicTest> quantities() {
    return Cases.in("quantity").tests(c -> (c.has("left") ? ARITHMETIC : READ).run(c));
  }

  private static final Cases.Body READ =
      c -> {
        c.allowOnly("text", "want", "differs");
        if (!c.has("want")) {
          assertThat(Quantity.parse(c.text("text"))).isEmpty();
          return;
        }
        Quantity quantity = Quantity.parse(c.text("text")).orElseThrow();
        Map<String, Object> want = c.map("want");
        assertThat(quantity.toString()).isEqualTo(want.get("text"));
        assertThat(quantity.format().name()).isEqualTo(want.get("format"));
        assertThat(quantity.sign()).isEqualTo(want.get("sign"));
        assertThat(quantity.asApproximateFloat())
            .isEqualTo(Double.parseDouble((String) want.get("float")));
        OptionalLong integer =
            want.containsKey("integer")
                ? OptionalLong.of(Long.parseLong((String) want.get("integer")))
                : OptionalLong.empty();
        assertThat(quantity.asInteger()).isEqualTo(integer);
      };

  private static final Cases.Body ARITHMETIC =
      c -> {
        c.allowOnly("left", "right", "want");
        Quantity left = Quantity.parse(c.text("left")).orElseThrow();
        Quantity right = Quantity.parse(c.text("right")).orElseThrow();
        assertThat(
                Map.<String, Object>of(
                    "compare", left.compareTo(right),
                    "plus", left.plus(right).toString(),
                    "minus", left.minus(right).toString()))
            .isEqualTo(c.map("want"));
        assertThat(right.compareTo(left)).isEqualTo(-left.compareTo(right));
        assertThat(left.equals(right)).isEqualTo(left.compareTo(right) == 0);
        if (left.equals(right)) {
          assertThat(left.hashCode()).isEqualTo(right.hashCode());
        }
      };

  @TestFactory
  Stream<DynamicTest> durations() {
    return Cases.in("duration")
        .tests(c -> {
          c.allowOnly("text", "want");
          if (!c.has("want")) {
            assertThat(GoDuration.parse(c.text("text"))).isEmpty();
            return;
          }
          GoDuration duration = GoDuration.parse(c.text("text")).orElseThrow();
          assertThat(
                  Map.<String, Object>of(
                      "nanos", Long.toString(duration.nanos()), "text", duration.toString()))
              .isEqualTo(c.map("want"));
        });
  }

  @TestFactory
  Stream<DynamicTest> times() {
    return Cases.in("time").tests(ScalarCasesTest::time);
  }

  private static void time(Case c) {
    if (c.has("step")) {
      c.allowOnly("time", "step", "want");
      GoTime time = GoTime.parseRfc3339(c.text("time")).orElseThrow();
      GoDuration step = GoDuration.parse(c.text("step")).orElseThrow();
      assertThat(time.truncate(step).format(GoTime.RFC3339_NANO)).isEqualTo(c.text("want"));
    } else if (c.has("since")) {
      c.allowOnly("time", "since", "want");
      GoTime time = GoTime.parseRfc3339(c.text("time")).orElseThrow();
      GoTime earlier = GoTime.parseRfc3339(c.text("since")).orElseThrow();
      assertThat(time.since(earlier).toString()).isEqualTo(c.text("want"));
    } else if (c.has("cron")) {
      c.allowOnly("time", "cron");
      assertThat(GoTime.parseRfc3339(c.text("time")).orElseThrow().toCron())
          .isEqualTo(c.text("cron"));
    } else if (c.has("time")) {
      c.allowOnly("time", "layout", "want");
      assertThat(GoTime.parseRfc3339(c.text("time")).orElseThrow().format(c.text("layout")))
          .isEqualTo(c.text("want"));
    } else if (c.has("want")) {
      c.allowOnly("layout", "text", "want");
      GoTime time = GoTime.parse(c.text("layout"), c.text("text")).orElseThrow();
      assertThat(
              Map.<String, Object>of(
                  "time", time.format(GoTime.RFC3339_NANO), "again", time.format(c.text("layout"))))
          .isEqualTo(c.map("want"));
    } else {
      c.allowOnly("layout", "text");
      assertThat(GoTime.parse(c.text("layout"), c.text("text"))).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> versions() {
    return Cases.in("version").tests(ScalarCasesTest::version);
  }

  private static void version(Case c) {
    if (c.has("ascending")) {
      List<SemanticVersion> versions =
          c.texts("ascending").stream().map(t -> SemanticVersion.parse(t).orElseThrow()).toList();
      assertThat(versions.reversed().stream().sorted()).containsExactlyElementsOf(versions);
      assertThat(versions).doesNotHaveDuplicates();
    } else if (c.has("range")) {
      c.allowOnly("range", "want", "differs");
      if (!c.has("want")) {
        assertThat(VersionRange.parse(c.text("range"))).isEmpty();
        return;
      }
      VersionRange range = VersionRange.parse(c.text("range")).orElseThrow();
      c.map("want")
          .forEach((version, contained) ->
              assertThat(range.contains(SemanticVersion.parse(version).orElseThrow()))
                  .as(version)
                  .isEqualTo(contained));
    } else {
      c.allowOnly("text", "want");
      boolean normalized = c.file().endsWith("normalized.yaml");
      String text = c.text("text");
      assertThat(
              (normalized ? SemanticVersion.parseNormalized(text) : SemanticVersion.parse(text))
                  .map(SemanticVersion::toString))
          .isEqualTo(c.optionalText("want"));
    }
  }

  @TestFactory
  Stream<DynamicTest> wildcards() {
    return Cases.in("wildcard")
        .tests(c -> {
          c.allowOnly("pattern", "matches", "refuses");
          Wildcard wildcard = Wildcard.compile(c.text("pattern"));
          assertThat(c.texts("matches")).allMatch(wildcard::matches);
          assertThat(c.texts("refuses")).noneMatch(wildcard::matches);
          assertThat(c.texts("matches"))
              .allMatch(text -> Wildcard.matches(c.text("pattern"), text));
          assertThat(c.texts("refuses"))
              .noneMatch(text -> Wildcard.matches(c.text("pattern"), text));
        });
  }

  @TestFactory
  Stream<DynamicTest> regularExpressions() {
    return Cases.in("regex")
        .tests(c -> {
          c.allowOnly("pattern", "finds", "whole", "misses", "rejected");
          switch (BoundedRegex.compile(c.text("pattern"))) {
            case BoundedRegex.Compiled.Ready(BoundedRegex regex) -> {
              assertThat(c.flag("rejected")).isFalse();
              assertThat(c.texts("finds")).allMatch(regex::find);
              assertThat(c.texts("whole")).allMatch(regex::matches);
              assertThat(c.texts("misses")).noneMatch(regex::find);
            }
            case BoundedRegex.Compiled.Rejected(String reason) -> {
              assertThat(c.flag("rejected")).as(reason).isTrue();
              assertThat(reason).isNotBlank().doesNotContain("\n");
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> imageReferences() {
    return Cases.in("image")
        .tests(c -> {
          c.allowOnly("text", "want");
          assertThat(
                  ImageReference.parse(c.text("text"), "docker.io")
                      .map(image ->
                          String.join(
                              " ",
                              List.of(
                                  image.registry(),
                                  image.path(),
                                  image.name(),
                                  image.tag().isEmpty() ? "-" : image.tag(),
                                  image.digest().isEmpty() ? "-" : image.digest(),
                                  image.reference())))
                      .orElse("none"))
              .isEqualTo(c.text("want"));
        });
  }
}
