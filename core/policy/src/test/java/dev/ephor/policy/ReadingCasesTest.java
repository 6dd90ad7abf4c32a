package dev.ephor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Severity;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Mistakes in documents: what is said about them, where, and what help is given.
 *
 * <p>A case has a {@code document}, or a {@code spec} of some {@code kind} (ClusterPolicy when not
 * given), or the fields of a {@code rule} or of its {@code match}. Lines and columns in {@code
 * want} count within that text. All diagnostics are listed: {@code line:column code message}, and
 * the help behind an arrow.
 */
class ReadingCasesTest {
  private static final Map<String, String> API_VERSIONS =
      Map.ofEntries(
          Map.entry("ClusterPolicy", "kyverno.io/v1"),
          Map.entry("Policy", "kyverno.io/v1"),
          Map.entry("ClusterCleanupPolicy", "kyverno.io/v2"),
          Map.entry("RuleException", "kyverno.io/v2"),
          Map.entry("GlobalContextEntry", "kyverno.io/v2"),
          Map.entry("ValidatingPolicy", "policies.kyverno.io/v1"),
          Map.entry("MutatingPolicy", "policies.kyverno.io/v1"),
          Map.entry("GeneratingPolicy", "policies.kyverno.io/v1"),
          Map.entry("DeletingPolicy", "policies.kyverno.io/v1"),
          Map.entry("ImageValidatingPolicy", "policies.kyverno.io/v1"),
          Map.entry("PolicyException", "policies.kyverno.io/v1"),
          Map.entry("ValidatingAdmissionPolicy", "admissionregistration.k8s.io/v1"),
          Map.entry("MutatingAdmissionPolicy", "admissionregistration.k8s.io/v1"),
          Map.entry("ValidatingAdmissionPolicyBinding", "admissionregistration.k8s.io/v1"));

  /** A text within a whole document, and what its first line and column are there. */
  private record Wrapped(String text, int linesBefore, int columnsBefore) {}

  @TestFactory
  Stream<DynamicTest> reportsMistakes() {
    return Cases.in("reading").tests(ReadingCasesTest::check);
  }

  private static void check(Case c) {
    c.allowOnly("document", "kind", "spec", "rule", "match", "want", "because");
    Wrapped wrapped = wrap(c);
    List<Diagnostic> found =
        Texting.diagnostics(Texting.document(wrapped.text())).orElse(List.of());
    assertThat(found.stream().map(one -> line(one, wrapped)).toList())
        .as(c.toString())
        .isEqualTo(c.texts("want"));
  }

  private static String line(Diagnostic found, Wrapped wrapped) {
    String place =
        (found.at().line() - wrapped.linesBefore())
            + ":"
            + (found.at().column() - wrapped.columnsBefore());
    String help = found.help().map(text -> " -> " + text).orElse("");
    String level = found.severity() == Severity.WARNING ? " warning" : "";
    return place + level + " " + found.code() + " " + found.message() + help;
  }

  private static Wrapped wrap(Case c) {
    if (c.has("document")) {
      return new Wrapped(c.text("document"), 0, 0);
    }
    String kind = c.text("kind", "ClusterPolicy");
    String header =
        "apiVersion: "
            + API_VERSIONS.get(kind)
            + "\nkind: "
            + kind.replace("RuleException", "PolicyException")
            + "\nmetadata: {name: test}\nspec:\n";
    if (c.has("spec")) {
      return new Wrapped(header + indented(c.text("spec"), 2), 4, 2);
    }
    String rule = "  rules:\n  - name: rule\n";
    if (c.has("rule")) {
      String match = "    match: {any: [{resources: {kinds: [Pod]}}]}\n";
      return new Wrapped(header + rule + match + indented(c.text("rule"), 4), 7, 4);
    }
    String tail = "    validate: {deny: {}}\n";
    String match = "    match:\n" + indented(c.text("match"), 6);
    return new Wrapped(header + "  background: false\n" + rule + match + tail, 8, 6);
  }

  private static String indented(String text, int spaces) {
    return text.indent(spaces);
  }
}
