package dev.ephor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasesTest {
  @TestFactory
  Stream<DynamicTest> runsEachCaseAsDynamicTest() {
    return Cases.in("sample").tests(CasesTest::check);
  }

  static Stream<Case> cases() {
    return Cases.in("sample").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void feedsParameterizedTests(Case c) {
    check(c);
  }

  private static void check(Case c) {
    c.allowOnly("left", "right", "want");
    assertThat(c.number("left") + c.number("right")).isEqualTo(c.number("want"));
  }

  @Test
  void namesCasesByFileAndCase() {
    assertThat(Cases.in("sample").stream().map(Case::toString))
        .containsExactly(
            "sample/numbers.yaml: adds small numbers",
            "sample/numbers.yaml: adds a negative number");
  }

  @Test
  void rejectsTwoCasesWithOneName() {
    assertThatThrownBy(() -> Cases.parse("f.yaml", "- case: a\n- case: a\n"))
        .hasMessage("f.yaml: two cases named `a`");
  }

  @Test
  void rejectsCaseWithoutName() {
    assertThatThrownBy(() -> Cases.parse("f.yaml", "- want: 1\n"))
        .hasMessage("f.yaml: case number 1 has no text `case`");
  }

  @Test
  void rejectsAreaWithoutCases() {
    assertThatThrownBy(() -> Cases.in("absent")).hasMessageContaining("no case files in");
  }

  @Test
  void rejectsUnknownField() {
    Case c = Cases.parse("f.yaml", "- {case: a, wnat: 1}\n").get(0);
    assertThatThrownBy(() -> c.allowOnly("want")).hasMessage("f.yaml: a: unknown fields [wnat]");
  }

  @Test
  void saysWhichFieldIsMissing() {
    Case c = Cases.parse("f.yaml", "- {case: a}\n").get(0);
    assertThatThrownBy(() -> c.text("want")).hasMessage("f.yaml: a: field `want` is missing");
  }

  @Test
  void readsTypedFields() {
    Case c =
        Cases.parse("f.yaml", "- {case: a, m: {x: null}, l: [1, b], t: [x, y], f: true}\n").get(0);
    assertThat(c.map("m")).containsEntry("x", null).hasSize(1);
    assertThat(c.list("l")).isEqualTo(List.of(1, "b"));
    assertThat(c.texts("t")).containsExactly("x", "y");
    assertThat(c.flag("f")).isTrue();
    assertThat(c.flag("absent")).isFalse();
    assertThat(c.fields().keySet()).isEqualTo(Map.of("m", 1, "l", 1, "t", 1, "f", 1).keySet());
  }
}
