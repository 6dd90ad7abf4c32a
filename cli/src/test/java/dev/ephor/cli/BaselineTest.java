package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings that are known do not fail; new ones do. */
final class BaselineTest {
  private static final String POLICY =
      """
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata: {name: tags}
      spec:
        rules:
          - name: no-latest
            match: {any: [{resources: {kinds: [Pod]}}]}
            validate:
              message: no latest
              pattern: {spec: {containers: [{image: "!*:latest"}]}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writesABaseline() throws IOException {
    write("policy.yaml", POLICY);
    write("pods.yaml", pod("old", "nginx:latest"));
    Session.Answer answer = apply("--write-baseline", "known.yaml");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).isEqualTo("pass: 0, fail: 0, warn: 0, error: 0, skip: 0\n");
    assertThat(answer.err()).contains("Wrote 1 finding to known.yaml");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String pod(String name, String... images) {
    StringBuilder out = new StringBuilder("---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ");
    out.append(name).append("\nspec:\n  containers:\n");
    for (String image : images) {
      out.append("    - name: c\n      image: ").append(image).append('\n');
    }
    return out.toString();
  }

  private Session.Answer apply(String option, String value) {
    return Session.in(folder).run("apply", "policy.yaml", "-r", "pods.yaml", option, value);
  }

  @Test
  void fileIsSmallAndReadable() throws IOException {
    Golden.files().check("apply/baseline.yaml", Files.readString(folder.resolve("known.yaml")));
  }

  @Test
  void acceptsWhatIsKnownAndSaysSo() {
    Session.Answer answer = apply("--baseline", "known.yaml");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).contains("1 finding of known.yaml is known and not counted");
  }

  @Test
  void knowsAFindingAgainAfterLinesAndElementsMoved() throws IOException {
    write("pods.yaml", "# a comment\n" + pod("first", "a:1") + pod("old", "b:1", "nginx:latest"));
    assertThat(apply("--baseline", "known.yaml").code()).isZero();
  }

  @Test
  void failsOnANewResource() throws IOException {
    write("pods.yaml", pod("old", "nginx:latest") + pod("new", "nginx:latest"));
    Session.Answer answer = apply("--baseline", "known.yaml");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("Pod/new").doesNotContain("Pod/old").contains("fail: 1");
  }

  @Test
  void tellsOfFindingsThatAreGone() throws IOException {
    write("pods.yaml", pod("old", "nginx:1"));
    Session.Answer answer = apply("--baseline", "known.yaml");
    assertThat(answer.code()).isZero();
    assertThat(answer.err())
        .contains("1 finding of known.yaml is gone; --write-baseline known.yaml writes it anew");
  }

  @Test
  void namesTheWayToABaselineThatIsMissing() {
    Session.Answer answer = apply("--baseline", "other.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("other.yaml: error[CLI101]: no such baseline")
        .contains("help: --write-baseline other.yaml writes one");
  }

  @Test
  void refusesAFileThatIsNoBaseline() {
    Session.Answer answer = apply("--baseline", "policy.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("policy.yaml:1:1: error[CLI106]");
  }

  @Test
  void refusesToWriteABaselineOfChangedFilesAlone() {
    Session.Answer answer =
        Session.in(folder)
            .run(
                "apply",
                "policy.yaml",
                "-r",
                "pods.yaml",
                "--changed-since",
                "main",
                "--write-baseline",
                "known.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("error[CLI108]");
  }

  @Test
  void writesNoBaselineWhenInputIsWrong() throws IOException {
    write("pods.yaml", pod("old", "nginx:latest") + "---\n- 1\n");
    Session.Answer answer = apply("--write-baseline", "other.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(folder.resolve("other.yaml")).doesNotExist();
  }
}
