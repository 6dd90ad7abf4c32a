package dev.ephor.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.SourceLocation;
import dev.ephor.document.Value;
import dev.ephor.testkit.Golden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CelExplainTest {
  private final CelEnvironment environment =
      CelEnvironment.builder()
          .libraries(StandardLibraries.kyverno())
          .lenientOptionals()
          .variable("object", CelTypes.DYN)
          .build();
  private final Value object =
      Samples.sample(
          Map.of(
              "name",
              "web",
              "replicas",
              3,
              "containers",
              List.of(
                  Map.of("image", "a:1"), new TreeMap<>(Map.of("image", "b:latest", "port", 80)))));

  private String explain(String text) {
    if (!(environment.compile(text, SourceLocation.UNKNOWN)
        instanceof CelCompilation.Compiled(CelProgram program))) {
      throw new AssertionError("does not compile: " + text);
    }
    StringBuilder out = new StringBuilder();
    print(
        program.explain(
            name -> name.equals("object") ? object : null, CelBudget.standard(() -> false)),
        0,
        out);
    return out.toString();
  }

  private static void print(CelTrace trace, int depth, StringBuilder out) {
    out.append("  ".repeat(depth))
        .append(trace.line())
        .append(':')
        .append(trace.column())
        .append("  ")
        .append(trace.text().replace("\n", "\\n"))
        .append("  =>  ")
        .append(trace.value())
        .append('\n');
    trace.parts().forEach(part -> print(part, depth + 1, out));
  }

  @Test
  void tellsWhatEachPartYielded() {
    StringBuilder out = new StringBuilder();
    for (String text :
        List.of(
            "object.replicas > 2 && (object.name == 'web' || object.name == 'db')",
            "object.containers.all(c,\n  !c.image.endsWith(':latest'))",
            "has(object.labels) ? object.labels.app : 'none (' + object.name + ')'",
            "size(object.containers) + object.missing",
            "object.?spec.?nodes.orValue([1, 2])[0] in [1, 2]",
            "cel.bind(n, object.name, n + n) == \"webweb\"")) {
      out.append("# ").append(text.replace("\n", "\\n")).append('\n').append(explain(text));
    }
    Golden.files().check("explain.txt", out.toString());
  }

  @Test
  void agreesWithTheEvaluation() {
    CelTrace trace = null;
    String text = "object.replicas == 3";
    if (environment.compile(text, SourceLocation.UNKNOWN)
        instanceof CelCompilation.Compiled(CelProgram program)) {
      trace = program.explain(_ -> object, CelBudget.standard(() -> false));
      assertThat(trace.value())
          .isEqualTo(program.evaluate(_ -> object, CelBudget.standard(() -> false)));
    }
    assertThat(trace).isNotNull();
    assertThat(trace.text()).isEqualTo(text);
  }
}
