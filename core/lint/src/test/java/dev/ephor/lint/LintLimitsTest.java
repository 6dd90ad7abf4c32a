package dev.ephor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.schema.SchemaCatalog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that are short and would cost any time. */
class LintLimitsTest {
  private static final Linter LINTER = Linter.create(SchemaCatalog.builtIn());
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Each variable reads the one before twice, in a way that has to be looked into. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "variables.% && variables.%",
        "variables.% == variables.%",
        "variables.% ? variables.% : has(object.spec.hostPID)",
        "[variables.%, variables.%].all(x, x)",
        "cel.bind(x, variables.%, x || variables.%)",
        "!(variables.% || variables.% != variables.%)"
      })
  void doublingVariablesEndSoon(String step) {
    StringBuilder policy = new StringBuilder();
    policy.append("apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\n");
    policy.append("metadata: {name: p}\nspec:\n  matchConstraints:\n    resourceRules:\n");
    policy.append("    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], ");
    policy.append("resources: [pods]}\n  variables:\n");
    policy.append("  - {name: v0, expression: 'object.spec.hostNetwork'}\n");
    for (int i = 1; i <= 100; i++) {
      String text = step.replace("%", "v" + (i - 1));
      policy.append("  - {name: v").append(i).append(", expression: \"").append(text);
      policy.append("\"}\n");
    }
    policy.append("  validations:\n  - expression: variables.v100\n");
    List<Document> documents =
        new DocumentReader().readAll("p.yaml", policy.toString()).documents();
    assertThat(documents).hasSize(1);
    Assertions.assertTimeoutPreemptively(LONG, () -> LINTER.lint(documents.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "(", "{{", "object.", "'", "[?"})
  void whatIsNoExpressionIsPassedOver(String text) {
    String policy =
        "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec:\n  rules:\n"
            + "  - name: r\n    match: {any: [{resources: {kinds: [Pod]}}]}\n"
            + "    validate: {message: \"{{ "
            + text
            + " }}\", deny: {}}\n";
    Document document = new DocumentReader().readAll("p.yaml", policy).documents().getFirst();
    assertThat(LINTER.lint(document)).isEmpty();
  }
}
