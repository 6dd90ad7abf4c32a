package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.Document;
import dev.ephor.document.DocumentReader;
import dev.ephor.policy.ExceptionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code create} writes runs as it is. */
final class CreateTest {
  private static final String PODS =
      """
      {apiVersion: v1, kind: Pod, metadata: {name: web, labels: {team: shop}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: debug}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writePods() throws IOException {
    Files.writeString(folder.resolve("pods.yaml"), PODS);
  }

  private Session.Answer run(String... arguments) {
    return Session.in(folder).run(arguments);
  }

  private void create(String... arguments) {
    Session.Answer answer = run(arguments);
    assertThat(answer.code()).as(answer.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ClusterPolicy", "ValidatingPolicy"})
  void policyJudgesPodsAndWhatMakesThem(String type) throws IOException {
    create("create", "policy", "require-team", "--type", type, "-o", "policy.yaml");
    Files.writeString(
        folder.resolve("deployment.yaml"),
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {template: {}}}");
    Session.Answer answer = run("apply", "policy.yaml", "-r", "pods.yaml", "-r", "deployment.yaml");
    assertThat(answer.code()).as(answer.err()).isEqualTo(1);
    assertThat(answer.out()).contains("pass: 1, fail: 2").contains("Pod/debug", "Deployment/d");
  }

  @ParameterizedTest
  @CsvSource({
    "MutatingPolicy, applied to default/Pod/debug",
    "GeneratingPolicy, generated for Namespace/shop",
    "DeletingPolicy, -> resource default/Pod/job would be deleted"
  })
  void policyDoesWhatItsCommentSays(String type, String said) throws IOException {
    create("create", "policy", "first", "--type", type, "-o", "policy.yaml");
    Files.writeString(
        folder.resolve("more.yaml"),
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: job}, status: {phase: Failed}}
        """);
    Session.Answer answer = run("apply", "policy.yaml", "-r", "pods.yaml", "-r", "more.yaml");
    assertThat(answer.out()).as(answer.err()).contains("policy first " + said);
    Session.Answer lint = run("lint", "policy.yaml", "--fail-on", "warning");
    assertThat(lint.code()).as(lint.out()).isZero();
  }

  @Test
  void testPassesWhenWhatIsExpectedComes() {
    create("create", "policy", "require-team", "-o", "policy.yaml");
    String pass = "require-team,check-team,web";
    String fail = "require-team,check-team,debug,default,Pod";
    create(
        "create",
        "test",
        "-p",
        "policy.yaml",
        "-r",
        "pods.yaml",
        "--pass",
        pass,
        "--fail",
        fail,
        "-o",
        "kyverno-test.yaml");
    Session.Answer answer = run("test", ".");
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out()).contains("2 tests passed and 0 tests failed");
  }

  @Test
  void testOfAPolicyWithoutRulesPasses() {
    create("create", "policy", "require-team", "-t", "ValidatingPolicy", "-o", "policy.yaml");
    create(
        "create",
        "test",
        "-p",
        "policy.yaml",
        "-r",
        "pods.yaml",
        "--pass",
        "require-team,,web",
        "-o",
        "kyverno-test.yaml");
    assertThat(run("test", ".").code()).isZero();
  }

  @Test
  void valuesAndUserAreReadByApply() {
    create("create", "policy", "require-team", "-o", "policy.yaml");
    create(
        "create",
        "values",
        "-g",
        "mode=dev",
        "-n",
        "prod,tier=gold",
        "--rule",
        "require-team,check-team,a=1,b=2",
        "--resource",
        "require-team,web,c=3",
        "-o",
        "v.yaml");
    create(
        "create", "user-info", "-u", "chip", "-g", "dev", "-r", "a:b", "-c", "c", "-o", "u.yaml");
    Session.Answer answer =
        run("apply", "policy.yaml", "-r", "pods.yaml", "-f", "v.yaml", "-u", "u.yaml");
    assertThat(answer.err()).doesNotContain("error[");
    assertThat(answer.out()).contains("pass: 1, fail: 1");
  }

  @Test
  void exceptionIsReadWithoutMistakes() throws IOException {
    create(
        "create",
        "exception",
        "debug",
        "--namespace",
        "shop",
        "--policy-rules",
        "require-team,check-team",
        "--any",
        "kind=Pod,name=debug-*,namespace=shop",
        "-o",
        "e.yaml");
    byte[] content = Files.readString(folder.resolve("e.yaml")).getBytes(StandardCharsets.UTF_8);
    List<Document> documents = new DocumentReader().readAll("e.yaml", content).documents();
    assertThat(documents).hasSize(1);
    assertThat(new ExceptionReader().read(documents.getFirst()))
        .hasValueSatisfying(read -> assertThat(read.diagnostics()).isEmpty());
  }

  @Test
  void replacesNoFileUnlessItIsToldTo() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), "mine");
    Session.Answer answer = run("create", "policy", "a", "-o", "policy.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(folder.resolve("policy.yaml")).hasContent("mine");
    create("create", "policy", "a", "-o", "policy.yaml", "--force");
    assertThat(Files.readString(folder.resolve("policy.yaml"))).contains("name: a\n");
  }

  @Test
  void filesWrittenAgainHaveNoRestOfTheOldOnes() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), "x".repeat(10_000));
    create("create", "policy", "a", "-o", "policy.yaml", "--force");
    assertThat(Files.readString(folder.resolve("policy.yaml"))).doesNotContain("xx");
  }
}
