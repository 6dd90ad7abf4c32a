package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patches of {@code apply --suggest}: they apply, and what is patched passes. */
final class SuggestTest {
  private static final String POLICY =
      """
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata: {name: hardened}
      spec:
        rules:
          - name: token
            match: {any: [{resources: {kinds: [Pod]}}]}
            validate:
              message: no token
              pattern: {spec: {automountServiceAccountToken: false}}
          - name: tier
            match: {any: [{resources: {kinds: [Pod]}}]}
            validate:
              message: tier is web
              pattern: {metadata: {labels: {tier: web}}}
          - name: root
            match: {any: [{resources: {kinds: [Pod]}}]}
            validate:
              message: no root
              pattern:
                spec:
                  containers:
                    - securityContext: {runAsNonRoot: "true"}
          - name: owner
            match: {any: [{resources: {kinds: [Pod]}}]}
            validate:
              message: an owner, whoever it is
              pattern: {metadata: {annotations: {owner: "?*"}}}
      """;

  private static final String RESOURCES =
      """
      # The shop.
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        labels:
          tier: db # was moved
      spec:
        # Nobody needs it.
        automountServiceAccountToken: true
        containers:
          - name: web
            image: web:1
            securityContext:
              runAsNonRoot: false
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: search
      spec:
        template:
          metadata:
            labels:
              tier: "db"
          spec:
            containers:
              - name: a
                image: a:1
              - name: b
                image: b:1
                securityContext: {runAsNonRoot: false}
      """;

  @TempDir Path folder;

  private Session.Answer apply(String... more) throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);
    if (!Files.exists(folder.resolve("res.yaml"))) {
      Files.writeString(folder.resolve("res.yaml"), RESOURCES);
    }
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"apply", "policy.yaml", "-r", "res.yaml"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Session.in(folder).run(arguments);
  }

  @Test
  void patchKeepsCommentsAndLayout() throws IOException {
    Session.Answer answer = apply("--suggest", "--report-file", "results.txt");
    assertThat(answer.code()).as(answer.err()).isEqualTo(1);
    Golden.files().check("apply/suggest.diff", answer.out());
  }

  @Test
  void patchedResourcesPassTheRulesItRepairs() throws Exception {
    Session.Answer answer = apply("--suggest", "--report-file", "results.txt");
    Files.writeString(folder.resolve("fix.diff"), answer.out());
    Process git =
        new ProcessBuilder("git", "apply", "fix.diff")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Assumptions.assumeFalse(said.contains("not found"), "no git here: not run");
    assertThat(git.exitValue()).as(said + answer.out()).isZero();
    String before = answer.err();
    Session.Answer after = apply();
    assertThat(before).contains("of 8 violations can be repaired in one way; the patch was tried");
    assertThat(after.out()).doesNotContain("token:", "tier:");
    assertThat(after.out()).contains("owner: ");
  }

  @Test
  void suggestsNothingWhereThereIsAChoice() throws IOException {
    Files.writeString(
        folder.resolve("res.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, labels: {tier: web}}
        spec:
          automountServiceAccountToken: false
          containers:
            - name: web
              securityContext: {runAsNonRoot: true}
        """);
    Session.Answer answer = apply("--suggest");
    assertThat(answer.out()).doesNotContain("+++");
    assertThat(answer.err()).contains("0 of 1 violation can be repaired in one way");
  }

  @Test
  void isRefusedBesideADocument() throws IOException {
    Session.Answer answer = apply("--suggest", "--output-format", "json");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("--suggest: error[CLI108]");
  }

  @Test
  void comparisonsWithOneValueAreRepaired() throws Exception {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: rules}
        spec:
          rules:
            - name: tier
              match: {any: [{resources: {kinds: [Pod]}}]}
              validate:
                message: tier is web
                deny:
                  conditions:
                    any:
                      - {key: "{{ request.object.metadata.labels.\\"app/tier\\" || '' }}", operator: NotEquals, value: web}
            - name: choice
              match: {any: [{resources: {kinds: [Pod]}}]}
              validate:
                message: a or b
                deny:
                  conditions:
                    any:
                      - {key: "{{ request.object.metadata.labels.zone || '' }}", operator: AnyNotIn, value: [a, b]}
        ---
        apiVersion: policies.kyverno.io/v1
        kind: ValidatingPolicy
        metadata: {name: cel}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
          validations:
            - expression: object.spec.?priorityClassName.orValue('') == 'low' && !object.spec.hostNetwork
            - expression: "object.spec.?securityContext.?runAsNonRoot.orValue(false) == true"
        """);
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app/tier: db
        spec:
          hostNetwork: true
          containers:
            - name: web
              image: web:1
        """);
    Session.Answer answer =
        Session.in(folder)
            .run("apply", "policy.yaml", "-r", "pod.yaml", "--suggest", "--report-file", "r.txt");
    assertThat(answer.err()).contains("2 of 3 violations can be repaired in one way");
    Golden.files().check("apply/suggest-comparisons.diff", answer.out());
  }

  @Test
  void severalPatternsAndLoopsOverAnythingLeaveAChoice() throws Exception {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: rules}
        spec:
          rules:
            - name: two
              match: {any: [{resources: {kinds: [Pod]}}]}
              validate:
                message: one of both
                anyPattern:
                  - metadata: {labels: {tier: web}}
                  - metadata: {labels: {tier: db}}
            - name: filtered
              match: {any: [{resources: {kinds: [Pod]}}]}
              validate:
                message: pull always
                foreach:
                  - list: "request.object.spec.containers[?name == 'web']"
                    pattern: {imagePullPolicy: Always}
        ---
        apiVersion: policies.kyverno.io/v1
        kind: ValidatingPolicy
        metadata: {name: cel}
        spec:
          matchConstraints:
            resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
          validations:
            - expression: object.spec.containers.exists(c, c.?stdin.orValue(false) == true)
        """);
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: web:1
        """);
    Session.Answer answer =
        Session.in(folder).run("apply", "policy.yaml", "-r", "pod.yaml", "--suggest");
    assertThat(answer.err()).contains("0 of 3 violations can be repaired in one way");
    assertThat(answer.out()).doesNotContain("+++");
  }
}
