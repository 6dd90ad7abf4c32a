package dev.ephor.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ReadResult;
import dev.ephor.policy.PolicyReader;
import dev.ephor.schema.SchemaCatalog;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is found in policies, where, and what help is given.
 *
 * <p>A case has a {@code document}; or a {@code spec} of some {@code kind}; or the fields of a
 * {@code rule} for {@code kinds}; or a CEL {@code expression} for {@code resources}, with {@code
 * variables} and {@code conditions} by name. {@code crds} are definitions. Lines and columns in
 * {@code want} count within the text of the case. All findings are listed: {@code line:column code
 * message}, and the help behind an arrow.
 */
class LintCasesTest {
  private static final DocumentReader DOCUMENTS = new DocumentReader();
  private static final SchemaCatalog BUILT_IN = SchemaCatalog.builtIn();
  private static final Linter LINTER = Linter.create(BUILT_IN);
  private static final Map<String, String> API_VERSIONS =
      Map.of(
          "ClusterPolicy", "kyverno.io/v1",
          "ClusterCleanupPolicy", "kyverno.io/v2",
          "PolicyException", "kyverno.io/v2",
          "ValidatingPolicy", "policies.kyverno.io/v1",
          "MutatingPolicy", "policies.kyverno.io/v1",
          "GeneratingPolicy", "policies.kyverno.io/v1",
          "DeletingPolicy", "policies.kyverno.io/v1",
          "ImageValidatingPolicy", "policies.kyverno.io/v1",
          "ValidatingAdmissionPolicy", "admissionregistration.k8s.io/v1",
          "MutatingAdmissionPolicy", "admissionregistration.k8s.io/v1");
  private static final Map<String, String> GROUPS =
      Map.of(
          "pods",
          "",
          "services",
          "",
          "namespaces",
          "",
          "deployments",
          "apps",
          "statefulsets",
          "apps",
          "daemonsets",
          "apps",
          "ingresses",
          "networking.k8s.io",
          "cronjobs",
          "batch");

  /** A text within a whole document, and what its first line and column are there. */
  private record Wrapped(String text, int linesBefore, int columnsBefore) {}

  @TestFactory
  Stream<DynamicTest> finds() {
    return Cases.in("lint").tests(LintCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly(
        "document",
        "kind",
        "spec",
        "rule",
        "kinds",
        "expression",
        "resources",
        "variables",
        "conditions",
        "crds",
        "want",
        "because");
    Wrapped wrapped = wrap(c);
    Document document = document(wrapped.text());
    new PolicyReader()
        .read(document)
        .ifPresent(read -> assertThat(read.diagnostics()).as(c.toString()).isEmpty());
    List<Diagnostic> found = linter(c).lint(document, SourceText.of(wrapped.text()));
    assertThat(found.stream().map(one -> line(one, wrapped)).toList())
        .as(c.toString())
        .isEqualTo(c.texts("want"));
  }

  private static Linter linter(Case c) {
    if (!c.has("crds")) {
      return LINTER;
    }
    SchemaCatalog.Extended extended = BUILT_IN.with(List.of(document(c.text("crds"))));
    assertThat(extended.diagnostics()).as(c.toString()).isEmpty();
    return Linter.create(extended.catalog());
  }

  private static Document document(String text) {
    ReadResult read = DOCUMENTS.readAll("policy.yaml", text);
    assertThat(read.hasErrors()).as(read.diagnostics() + "\n" + text).isFalse();
    return read.documents().getFirst();
  }

  private static String line(Diagnostic found, Wrapped wrapped) {
    String place =
        (found.at().line() - wrapped.linesBefore())
            + ":"
            + (found.at().column() - wrapped.columnsBefore());
    String help = found.help().map(text -> " -> " + text).orElse("");
    return place + " " + found.code() + " " + found.message() + help;
  }

  private static Wrapped wrap(Case c) {
    if (c.has("document")) {
      return new Wrapped(c.text("document"), 0, 0);
    }
    if (c.has("expression")) {
      return expression(c);
    }
    String kind = c.text("kind", "ClusterPolicy");
    String header =
        "apiVersion: "
            + API_VERSIONS.get(kind)
            + "\nkind: "
            + kind
            + "\nmetadata: {name: test}\nspec:\n";
    if (c.has("spec")) {
      return new Wrapped(header + c.text("spec").indent(2), 4, 2);
    }
    String rule =
        "  background: false\n  rules:\n  - name: rule\n    match: {any: [{resources: {kinds: ["
            + c.text("kinds", "Pod")
            + "]}}]}\n";
    return new Wrapped(header + rule + c.text("rule").indent(4), 8, 4);
  }

  /** A ValidatingPolicy whose last part is the expression, as a block of its own. */
  private static Wrapped expression(Case c) {
    StringBuilder out = new StringBuilder();
    out.append("apiVersion: policies.kyverno.io/v1\nkind: ValidatingPolicy\nmetadata: {name: t}\n");
    out.append("spec:\n  matchConstraints:\n    resourceRules:\n");
    for (String resource : c.text("resources", "pods").split(",")) {
      String group = resource.equals("*") ? "*" : GROUPS.getOrDefault(resource, "example.com");
      out.append("    - {apiGroups: ['").append(group).append("'], apiVersions: ['*'], ");
      out.append("operations: [CREATE, UPDATE], resources: ['").append(resource).append("']}\n");
    }
    named(out, "matchConditions", c, "conditions");
    named(out, "variables", c, "variables");
    out.append("  validations:\n  - expression: |-\n");
    int lines = (int) out.chars().filter(each -> each == '\n').count();
    out.append(c.text("expression").indent(6));
    return new Wrapped(out.toString(), lines, 6);
  }

  private static void named(StringBuilder out, String field, Case c, String from) {
    if (!c.has(from)) {
      return;
    }
    out.append("  ").append(field).append(":\n");
    c.map(from)
        .forEach((name, text) ->
            out.append("  - name: ")
                .append(name)
                .append("\n    expression: >-\n")
                .append(String.valueOf(text).indent(6)));
  }
}
