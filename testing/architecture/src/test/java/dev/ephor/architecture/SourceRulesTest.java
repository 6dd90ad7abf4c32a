package dev.ephor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules of STYLE.md that only the source shows. */
class SourceRulesTest {
  @Test
  void javaSourcesKeepTheHouseRules() {
    Map<String, String> sources = new TreeMap<>();
    Sources.java().stream()
        .filter(file -> !file.toString().contains("/architecture/sample/"))
        .forEach(file -> sources.put(file.toString(), Sources.text(file)));

    assertThat(sources).hasSizeGreaterThan(40);
    assertThat(SourceRules.check(sources)).isEmpty();
  }

  @Test
  void scriptsAndBuildFilesLeaveNothingOpen() {
    List<String> complaints = new ArrayList<>();
    for (Path file : Sources.files(SourceRulesTest::isScript)) {
      complaints.addAll(SourceRules.leftOpen(file.toString(), Sources.text(file)));
    }
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { static final java.util.Map<String, String> SEEN = new java.util.HashMap<>(); }",
        "class A { void f(int a, int b, int c, int d, int e, int f) {} }",
        "class A {} // TO" + "DO later",
        "class A { @Dis" + "abled void works() {} }",
      })
  void noticesWhatIsWrong(String source) {
    assertThat(SourceRules.check(Map.of("A.java", source))).hasSize(1);
  }

  @Test
  void noticesLongFunctionsAndFiles() {
    String function = "class A {\nvoid f() {\n" + "int a;\n".repeat(70) + "}\n}\n";
    String file = "class A {}\n" + "\n".repeat(SourceRules.FILE_LINES_MAX);

    assertThat(SourceRules.check(Map.of("A.java", function)))
        .containsExactly("A.java:2: function `f` of 72 lines");
    assertThat(SourceRules.check(Map.of("A.java", file)))
        .containsExactly("A.java: file of 501 lines");
  }

  @Test
  void acceptsWhatIsWithinTheLimits() {
    String source =
        "class A { static final int[] B = {1}; static final java.util.List<String> C ="
            + " java.util.List.of(); void f(int a, int b, int c, int d, int e) {} }";

    assertThat(SourceRules.check(Map.of("A.java", source))).isEmpty();
  }

  private static boolean isScript(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".sh")
        || name.endsWith(".xml")
        || name.endsWith(".py")
        || List.of("ephor", "verify", "run").contains(name);
  }
}
