package dev.ephor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.Document;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.SourceLocation;
import dev.ephor.document.YamlWriter;
import dev.ephor.engine.outcome.Consequence;
import dev.ephor.engine.outcome.Effect;
import dev.ephor.engine.outcome.RuleOutcome;
import dev.ephor.engine.outcome.RuleResult;
import dev.ephor.engine.outcome.RuleType;
import dev.ephor.policy.PolicyId;
import dev.ephor.policy.PolicyKind;
import dev.ephor.policy.PolicyMeta;
import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ReportsTest {
  private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");
  private static final SourceLocation POD = new SourceLocation("pods.yaml", 3, 1, "");
  private static final Subject WEB = new Subject("v1", "Pod", "shop", "web", POD);
  private static final Subject NODE = new Subject("v1", "Node", "", "n1", POD);

  private static PolicyMeta policy(PolicyKind kind, Map<String, String> annotations) {
    return new PolicyMeta(
        new PolicyId(kind, "", "labels"),
        kind.group() + "/v1",
        Map.of(),
        annotations,
        new Document("policy.yaml", ObjectNode.EMPTY, 0));
  }

  private static RuleResult result(
      PolicyMeta policy, RuleOutcome outcome, Map<String, String> properties) {
    return new RuleResult(
        policy,
        "team",
        RuleType.VALIDATION,
        outcome,
        Effect.NONE,
        Consequence.AUDIT,
        new SourceLocation("policy.yaml", 9, 5, "/spec/rules/0"),
        properties,
        List.of());
  }

  /** One entry of each outcome, about a Pod and a Node. */
  private static List<Entry> entries() {
    PolicyMeta legacy =
        policy(
            PolicyKind.CLUSTER_POLICY,
            Map.of(
                "policies.kyverno.io/title", "Labels, everywhere",
                "policies.kyverno.io/category", "Ownership, Cost",
                "policies.kyverno.io/severity", "high",
                "policies.kyverno.io/description", "Say whose it is."));
    PolicyMeta cel =
        policy(PolicyKind.VALIDATING_POLICY, Map.of("policies.kyverno.io/severity", "grave"));
    SourceLocation label = new SourceLocation("pods.yaml", 7, 11, "/metadata/labels/team");
    RuleOutcome fail = new RuleOutcome.Fail("=label | <it>", Optional.of("/metadata/labels/team"));
    RuleOutcome error = new RuleOutcome.Error(Diagnostic.error("RUN001", POD, "no such key: x"));
    Map<String, String> none = Map.of();
    return List.of(
        new Entry(result(legacy, new RuleOutcome.Pass("passed"), none), NODE, POD),
        new Entry(result(legacy, fail, none), WEB, label),
        new Entry(result(cel, new RuleOutcome.Skip("not meant"), none), WEB, POD),
        new Entry(result(cel, error, Map.of("owner", "sre")), WEB, POD),
        new Entry(result(cel, new RuleOutcome.Warn("careful", Optional.empty()), none), NODE, POD));
  }

  private static Counts counts(List<Entry> entries) {
    Counts counts = Counts.NONE;
    for (Entry entry : entries) {
      counts = counts.plus(entry.outcome());
    }
    return counts;
  }

  @Test
  void mergesAllResultsIntoOneOpenReport() {
    PolicyReports reports = new PolicyReports(PolicyReports.Api.OPEN_REPORTS, NOON);
    ObjectNode merged = reports.merged("merged", entries(), counts(entries()));
    Golden.files().check("merged-open-report.yaml", YamlWriter.inOrder().write(merged));
  }

  @Test
  void writesAReportForEachResource() {
    PolicyReports reports = new PolicyReports(PolicyReports.Api.POLICY_WORKING_GROUP, NOON);
    String all =
        reports.byResource(entries()).stream()
            .map(YamlWriter.inOrder()::write)
            .collect(Collectors.joining("---\n"));
    Golden.files().check("policy-reports.yaml", all);
  }

  @Test
  void countsEachOutcomeOnce() {
    assertThat(counts(entries())).isEqualTo(new Counts(1, 1, 1, 1, 1));
    assertThat(counts(entries())).hasToString("pass: 1, fail: 1, warn: 1, error: 1, skip: 1");
  }

  @Test
  void putsTheGravestFindingsFirstIntoSarif() {
    ObjectNode log = new Sarif("1.2.3").log(entries());
    Golden.files().check("findings.sarif", JsonWriter.pretty().write(log) + "\n");
  }

  @Test
  void keepsSarifWithinTheLimitOfResults() {
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 25_001; i++) {
      many.add(entries().get(1));
    }
    ObjectNode run = (ObjectNode) new Sarif("1").log(many).array("runs").get(0);
    assertThat(run.array("results").size()).isEqualTo(25_000);
    assertThat(run.object("tool").object("driver").array("rules").size()).isEqualTo(1);
  }

  @Test
  void keepsAFingerprintWhenLinesMove() {
    Entry entry = entries().get(1);
    SourceLocation lower = new SourceLocation("pods.yaml", 70, 11, entry.place().path());
    Entry moved = new Entry(entry.result(), entry.subject(), lower);
    Entry other = new Entry(entry.result(), NODE, entry.place());
    assertThat(Findings.fingerprint(moved)).isEqualTo(Findings.fingerprint(entry));
    assertThat(Findings.fingerprint(other)).isNotEqualTo(Findings.fingerprint(entry));
  }

  @Test
  void givesSpreadsheetsNoFormulas() throws IOException {
    StringBuilder out = new StringBuilder();
    TextReports.csv(entries(), out);
    assertThat(out.toString()).contains(",'=label | <it>\r\n").contains("\"Ownership, Cost\"");
  }

  @Test
  void escapesTablesOfMarkdown() throws IOException {
    StringBuilder out = new StringBuilder();
    TextReports.markdown(entries(), counts(entries()), out);
    assertThat(out.toString()).contains("| =label \\| &lt;it> |");
  }

  @Test
  void replacesWhatXmlCannotHold() {
    assertThat(XmlText.of("a<b>&\"c\"\u0001\ud800\n😀"))
        .isEqualTo("a&lt;b&gt;&amp;&quot;c&quot;??&#10;😀");
  }

  @Test
  void turnsViolationsThatAreNotScoredIntoWarnings() {
    PolicyMeta quiet = policy(PolicyKind.CLUSTER_POLICY, Map.of(Scoring.SCORED, "false"));
    RuleResult fail = result(quiet, new RuleOutcome.Fail("no", Optional.of("/spec")), Map.of());
    assertThat(Scoring.isScored(fail)).isFalse();
    assertThat(Scoring.asWarning(fail).outcome())
        .isEqualTo(new RuleOutcome.Warn("no", Optional.of("/spec")));
  }

  @Test
  void showsTheMessageThatReportPropertiesGive() {
    PolicyMeta any = policy(PolicyKind.CLUSTER_POLICY, Map.of());
    RuleOutcome fail = new RuleOutcome.Fail("own", Optional.empty());
    assertThat(Messages.of(result(any, fail, Map.of("failMessage", "other")))).isEqualTo("other");
    assertThat(Messages.of(result(any, fail, Map.of("passMessage", "other")))).isEqualTo("own");
  }
}
