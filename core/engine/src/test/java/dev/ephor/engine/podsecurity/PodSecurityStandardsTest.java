package dev.ephor.engine.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.ReadResult;
import dev.ephor.document.StringNode;
import dev.ephor.policy.PodSecurity;
import dev.ephor.testkit.Case;
import dev.ephor.testkit.Cases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PodSecurityStandardsTest {

  /** One check of one pod a case; what other checks say of the pod is for other cases. */
  @TestFactory
  Stream<DynamicTest> checks() {
    return Cases.in("podsecurity").tests(PodSecurityStandardsTest::check);
  }

  private static void check(Case c) {
    c.allowOnly(
        "check",
        "level",
        "version",
        "metadata",
        "exclude",
        "spec",
        "allowed",
        "reason",
        "detail",
        "fields",
        "compat");
    PodSecurity settings =
        new PodSecurity(
            PodSecurity.Level.valueOf(c.text("level").toUpperCase(Locale.ROOT)),
            c.text("version", "latest"),
            exclusions(c.text("exclude", "[]")));
    List<Violation> found =
        violations(settings, yaml(c.text("metadata", "{}")), yaml(c.text("spec"))).stream()
            .filter(violation -> violation.check().equals(c.text("check")))
            .toList();
    if (c.flag("allowed")) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().reason()).isEqualTo(c.text("reason"));
      assertThat(found.getFirst().detail()).isEqualTo(c.text("detail"));
      assertThat(found.getFirst().fields()).isEqualTo(c.texts("fields"));
    }
  }

  private static final String UNSAFE =
      """
      hostPID: true
      containers:
      - {name: a, image: b, securityContext: {capabilities: {add: [SYS_TIME]}}}
      """;

  @Test
  void reportsViolationsInTheOrderOfTheirChecks() {
    assertThat(violations(settings("restricted", "v1.30"), ObjectNode.EMPTY, yaml(UNSAFE)))
        .extracting(Violation::check)
        .containsExactly(
            "allowPrivilegeEscalation",
            "capabilities_baseline",
            "capabilities_restricted",
            "hostNamespaces",
            "runAsNonRoot",
            "seccompProfile_restricted");
  }

  @Test
  void reportsTheBaselineStandardAlone() {
    assertThat(violations(settings("baseline", "v1.30"), ObjectNode.EMPTY, yaml(UNSAFE)))
        .extracting(Violation::control)
        .containsExactly("Capabilities", "Host Namespaces");
  }

  @Test
  void allowsEverythingToPrivilegedPods() {
    assertThat(violations(settings("privileged", "latest"), ObjectNode.EMPTY, yaml(UNSAFE)))
        .isEmpty();
  }

  @Test
  void takesExclusionsOfExceptionsAsWell() {
    PodSecurityVerdict verdict =
        PodSecurityStandards.check(
            settings("baseline", "latest"),
            exclusions("[{controlName: Host Namespaces}]"),
            ObjectNode.EMPTY,
            yaml(UNSAFE));
    assertThat(((PodSecurityVerdict.Checked) verdict).violations())
        .extracting(Violation::control)
        .containsExactly("Capabilities");
  }

  @Test
  void takesAVersionThatIsNewerThanAllForTheLatest() {
    ObjectNode spec =
        yaml("containers: [{name: a, image: b, livenessProbe: {httpGet: {host: x, port: 1}}}]");
    assertThat(violations(settings("baseline", "v1.99"), ObjectNode.EMPTY, spec)).hasSize(1);
  }

  @Test
  void namesTheFieldOfAHost() {
    ObjectNode spec =
        yaml("containers: [{name: a, image: b, lifecycle: {preStop: {httpGet: {host: x}}}}]");
    assertThat(violations(settings("baseline", "latest"), ObjectNode.EMPTY, spec))
        .flatExtracting(Violation::fields)
        .containsExactly(
            "spec.containers[0].lifecycle.preStop.httpGet.host is forbidden, forbidden values"
                + " found: x");
  }

  @Test
  void printsTheMessageOfARule() {
    ObjectNode spec =
        yaml(
            """
            hostPID: true
            hostIPC: true
            containers: [{name: a, image: b, securityContext: {capabilities: {add: [X, A]}}}]
            """);
    PodSecurity settings = settings("baseline", "latest");
    List<Violation> found = violations(settings, ObjectNode.EMPTY, spec);
    assertThat(PodSecurityStandards.message("r", settings, found))
        .isEqualTo(
            "Validation rule 'r' failed. It violates PodSecurity \"baseline:latest\": (Forbidden"
                + " reason: non-default capabilities, field error list:"
                + " [spec.containers[0].securityContext.capabilities.add is forbidden, forbidden"
                + " values found: [A X]])(Forbidden reason: host namespaces, field error list:"
                + " [spec.hostPID is forbidden, forbidden values found: true, spec.hostIPC is"
                + " forbidden, forbidden values found: true])");
  }

  @Test
  void doesNotJudgeAPodWithAValueOfTheWrongType() {
    List<String> specs =
        List.of(
            "hostPID: 'true'",
            "containers: {}",
            "containers: [a]",
            "containers: [{securityContext: {privileged: 1}}]",
            "containers: [{securityContext: {capabilities: {add: [1]}}}]",
            "containers: [{securityContext: {runAsUser: 1.5}}]",
            "containers: [{securityContext: {procMount: {}}}]",
            "volumes: [{name: a, hostPath: /x}]",
            "securityContext: []");
    List<String> mistakes = new ArrayList<>();
    for (String spec : specs) {
      PodSecurityVerdict verdict =
          PodSecurityStandards.check(settings("baseline", "latest"), ObjectNode.EMPTY, yaml(spec));
      mistakes.add(((PodSecurityVerdict.Unreadable) verdict).mistake());
    }
    assertThat(mistakes)
        .containsExactly(
            "`spec.hostPID` must be true or false",
            "`spec.containers` must be a list",
            "`spec.containers` must be a list of objects",
            "`spec.containers[0].securityContext.privileged` must be true or false",
            "`spec.containers[0].securityContext.capabilities.add` must be a list of strings",
            "`spec.containers[0].securityContext.runAsUser` must be a whole number",
            "`spec.containers[0].securityContext.procMount` must be a string",
            "`spec.volumes.hostPath` must be an object",
            "`spec.securityContext` must be an object");
  }

  @Test
  void findsThePodOfAResource() {
    String pod = "{metadata: {annotations: {a: b}}, spec: {hostPID: true}}";
    assertThat(
            Stream.of(
                    "{kind: Pod, metadata: {annotations: {a: b}}, spec: {hostPID: true}}",
                    "{kind: Deployment, metadata: {c: d}, spec: {template: " + pod + "}}",
                    "{kind: CloneSet, spec: {template: " + pod + "}}",
                    "{kind: CronJob, spec: {jobTemplate: {spec: {template: " + pod + "}}}}")
                .map(text -> PodTemplate.of(yaml(text)).orElseThrow()))
        .containsOnly(new PodTemplate(yaml("{annotations: {a: b}}"), yaml("{hostPID: true}")));
  }

  @Test
  void findsNoPodInOtherResources() {
    assertThat(
            Stream.of("{kind: Service, spec: {}}", "{kind: CronJob, spec: {}}", "{kind: Pod}")
                .flatMap(text -> PodTemplate.of(yaml(text)).stream()))
        .isEmpty();
  }

  private static List<Violation> violations(
      PodSecurity settings, ObjectNode metadata, ObjectNode spec) {
    PodSecurityVerdict verdict = PodSecurityStandards.check(settings, metadata, spec);
    return ((PodSecurityVerdict.Checked) verdict).violations();
  }

  private static PodSecurity settings(String level, String version) {
    return new PodSecurity(
        PodSecurity.Level.valueOf(level.toUpperCase(Locale.ROOT)), version, List.of());
  }

  private static List<PodSecurity.Exclusion> exclusions(String yaml) {
    List<PodSecurity.Exclusion> out = new ArrayList<>();
    for (Node element : yaml("list: " + yaml).array("list")) {
      ObjectNode exclusion = (ObjectNode) element;
      out.add(
          new PodSecurity.Exclusion(
              exclusion.text("controlName", ""),
              texts(exclusion, "images"),
              exclusion.has("restrictedField")
                  ? Optional.of(exclusion.text("restrictedField", ""))
                  : Optional.empty(),
              texts(exclusion, "values")));
    }
    return out;
  }

  private static List<String> texts(ObjectNode object, String field) {
    return object.array(field).asList().stream().map(node -> ((StringNode) node).value()).toList();
  }

  private static ObjectNode yaml(String text) {
    ReadResult result =
        new DocumentReader().readAll("pod.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(result.diagnostics()).isEmpty();
    return (ObjectNode) result.documents().getFirst().root();
  }
}
