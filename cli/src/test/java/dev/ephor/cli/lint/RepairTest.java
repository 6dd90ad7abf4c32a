package dev.ephor.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {
  private static final String ABSENT = "`object.spec.replicas` can be absent";
  private static final String DEFAULT = "write `object.spec.?replicas.orValue(0)`";

  private static String mended(String line, int column, String message, String help) {
    SourceLocation at = new SourceLocation("p.yaml", 1, column, "");
    Diagnostic found = Diagnostic.warning("LINT003", at, message).withHelp(help);
    return Repair.of(found, SourceLines.of(line))
        .map(repair -> Repair.apply(List.of(repair), line))
        .orElse("");
  }

  @Test
  void writesTheNameThatWasMeant() {
    assertThat(mended("a: objct.b", 4, "undeclared `objct`", "did you mean `object`?"))
        .isEqualTo("a: object.b");
  }

  @Test
  void writesTheNameFurtherOnWhereItStandsOnce() {
    assertThat(mended("a: spec.nam > 1", 8, "no field `nam`", "did you mean `name`?"))
        .isEqualTo("a: spec.name > 1");
  }

  @Test
  void writesNothingWhereTheNameStandsTwice() {
    assertThat(mended("a: x.nam + y.nam", 4, "no field `nam`", "did you mean `name`?")).isEmpty();
  }

  @Test
  void writesNothingWhereTheTextIsAnother() {
    assertThat(mended("a: b", 4, "undeclared `objct`", "did you mean `object`?")).isEmpty();
  }

  @Test
  void writesTheDefaultThatIsMissing() {
    assertThat(mended("- expression: object.spec.replicas > 1", 15, ABSENT, DEFAULT))
        .isEqualTo("- expression: object.spec.?replicas.orValue(0) > 1");
  }

  @Test
  void writesTheDefaultOfAVariable() {
    String help = "write `a.b || ''`";
    assertThat(mended("key: \"{{ a.b }}\"", 10, "`a.b` can be absent", help))
        .isEqualTo("key: \"{{ a.b || '' }}\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- expression: object.spec.replicas.foo > 1",
        "- expression: object.spec.replicasOther > 1",
        "- expression: oldobject.spec.replicas > 1",
        "- expression: object.spec.replicas > object.spec.replicas",
      })
  void writesNoDefaultWhereMoreIsMeant(String line) {
    assertThat(mended(line, 15, ABSENT, DEFAULT)).isEmpty();
  }

  @Test
  void writesNoDefaultThatWouldEndTheYamlText() {
    String help = "write `object.spec.?replicas.orValue('')`";
    assertThat(mended("- expression: 'object.spec.replicas'", 16, ABSENT, help)).isEmpty();
  }

  @Test
  void writesNoLiteralWithinALiteral() {
    String help = "write `a.b || `{}``";
    assertThat(mended("jmesPath: \"x[?f(`{{a.b}}`)]\"", 20, "`a.b` can be absent", help)).isEmpty();
  }

  @Test
  void keepsTheFirstOfTwoRepairsOfOnePlace() {
    Repair one = new Repair(new SourceLines.Span(2, 0, 3), "x");
    Repair other = new Repair(new SourceLines.Span(2, 2, 4), "y");
    Repair third = new Repair(new SourceLines.Span(1, 0, 1), "zz");
    assertThat(Repair.apply(List.of(one, other, third), "abc\r\ndefg\n")).isEqualTo("zzbc\r\nxg\n");
  }
}
