package dev.ephor.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTest {
  private static Document read(String yaml) {
    return new DocumentReader().readAll("p.yaml", yaml).documents().getFirst();
  }

  private static Pattern compile(String yaml) {
    return switch (Pattern.compile(read(yaml).fragment())) {
      case Pattern.Compiled.Ready(Pattern ready) -> ready;
      case Pattern.Compiled.Broken(var diagnostics) ->
          throw new AssertionError(diagnostics.toString());
    };
  }

  private static List<String> mistakes(String yaml) {
    return switch (Pattern.compile(read(yaml).fragment())) {
      case Pattern.Compiled.Ready _ -> List.of();
      case Pattern.Compiled.Broken(var diagnostics) ->
          diagnostics.stream().map(Diagnostic::render).toList();
    };
  }

  @Test
  void reportsEveryMistakeWithItsPlace() {
    assertThat(mistakes("spec:\n  +(a): 1\n  b:\n    ^(c): x\n  ^(d):\n  - 1\n"))
        .containsExactlyInAnyOrder(
            "p.yaml:2:3: error[PTN001]: anchor `+(...)` of `a` has no meaning in a validate"
                + " pattern",
            "p.yaml:4:5: error[PTN002]: existence anchor of `c` needs a list of maps",
            "p.yaml:5:3: error[PTN002]: existence anchor of `d` needs a list of maps");
  }

  @Test
  void refusesPatternsThatAreNestedTooDeeply() {
    String deep = "a: {".repeat(80) + "b: 1" + "}".repeat(80);
    assertThat(mistakes(deep))
        .singleElement()
        .asString()
        .contains("error[PTN003]: pattern is nested more than 64 levels deep");
  }

  @Test
  void tellsTheTraceOfEachComparison() {
    Pattern pattern =
        compile("spec:\n  =(os): linux\n  containers:\n  - (name): a*\n    image: '!*:latest'\n");
    Node resource = read("spec: {containers: [{name: b}, {name: ab, image: 'x:latest'}]}").root();
    List<String> lines = new ArrayList<>();
    PatternResult result =
        pattern.match(
            resource,
            visit ->
                lines.add(
                    visit.depth()
                        + " "
                        + visit.patternPath()
                        + " "
                        + visit.resourcePath()
                        + " "
                        + visit.anchor().map(Anchor::name).orElse("-")
                        + " "
                        + visit.outcome()));
    assertThat(result)
        .isEqualTo(
            new PatternResult.Fail(
                "/spec/containers/1/image/", "`x:latest` does not match `!*:latest`"));
    assertThat(lines)
        .containsExactly(
            "2 /spec/=(os) /spec/os EQUALITY PASS",
            "4 /spec/containers/0/(name) /spec/containers/0/name CONDITION FAIL",
            "3 /spec/containers/0 /spec/containers/0 - CONDITION_NOT_MET",
            "4 /spec/containers/0/(name) /spec/containers/1/name CONDITION PASS",
            "4 /spec/containers/0/image /spec/containers/1/image - FAIL",
            "3 /spec/containers/0 /spec/containers/1 - FAIL",
            "2 /spec/containers /spec/containers - FAIL",
            "1 /spec /spec - FAIL",
            "0   - FAIL");
  }

  @Test
  void tracesValuesThatAreAbsentOrForbidden() {
    Pattern pattern = compile("X(a): 'null'\nb: '*'\n");
    List<String> lines = new ArrayList<>();
    pattern.match(
        read("{b: 1}").root(),
        visit -> lines.add(visit.patternPath() + " " + visit.actual() + " " + visit.outcome()));
    assertThat(lines)
        .containsExactly(
            "/X(a) Optional.empty PASS", "/b Optional[1] PASS", " Optional[{b:1}] PASS");
  }
}
