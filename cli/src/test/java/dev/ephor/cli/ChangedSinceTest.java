package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --changed-since} in a real repository, with the real program git. */
final class ChangedSinceTest {
  private static final String POLICY =
      """
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata: {name: team}
      spec:
        rules:
          - name: check
            match: {any: [{resources: {kinds: [ConfigMap]}}]}
            validate: {message: label missing, pattern: {metadata: {labels: {team: "?*"}}}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void makesARepository() throws Exception {
    Assumptions.assumeTrue(git("--version"), "no git here: not run");
    git("init", "-q");
    git("checkout", "-q", "-b", "trunk");
    write("policies/p.yaml", POLICY);
    write("res/a.yaml", map("a"));
    write("res/b.yaml", map("b"));
    git("add", ".");
    commit();
    git("checkout", "-q", "-b", "work");
  }

  private boolean git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private void commit() throws IOException, InterruptedException {
    assertThat(
            git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qam", "change"))
        .isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String map(String name) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}\n";
  }

  private Session.Answer apply(String revision) {
    return Session.in(folder).run("apply", "policies", "-r", "res", "--changed-since", revision);
  }

  @Test
  void looksAtNothingWhenNothingChanged() {
    Session.Answer answer = apply("trunk");
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.err())
        .contains("0 files of 2 changed since trunk")
        .contains("to 0 resources");
  }

  @Test
  void looksAtFilesThatAreCommittedChangedOrNew() throws Exception {
    write("res/a.yaml", "# changed\n" + map("a"));
    commit();
    write("res/new name.yaml", map("c"));
    Session.Answer answer = apply("trunk");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err()).contains("2 files of 3 changed since trunk");
    assertThat(answer.out()).contains("ConfigMap/a").contains("ConfigMap/c");
    assertThat(answer.out()).doesNotContain("ConfigMap/b");
  }

  @Test
  void leavesOutWhatOnlyTheOtherBranchChanged() throws Exception {
    git("checkout", "-q", "trunk");
    write("res/b.yaml", "# theirs\n" + map("b"));
    commit();
    git("checkout", "-q", "work");
    assertThat(apply("trunk").err()).contains("0 files of 2 changed since trunk");
  }

  @Test
  void worksFromAFolderBelowTheTop() throws Exception {
    write("res/a.yaml", "# changed\n" + map("a"));
    Session.Answer answer =
        Session.in(folder.resolve("res"))
            .run("apply", "../policies", "-r", ".", "--changed-since", "trunk");
    assertThat(answer.err()).contains("1 file of 2 changed since trunk");
    assertThat(answer.out()).contains("ConfigMap/a");
  }

  @Test
  void saysThatARevisionIsNotKnown() {
    Session.Answer answer = apply("origin/main");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .contains("--changed-since: error[CLI111]: git knows no revision `origin/main`")
        .contains("help: a pipeline may have to fetch it first");
  }

  @Test
  void takesNoOptionOfGitForARevision() {
    Session.Answer answer = apply("--output=x");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void saysThatThereIsNoRepository(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("p.yaml"), POLICY);
    Files.writeString(other.resolve("r.yaml"), map("r"));
    Session.Answer answer =
        Session.in(other).run("apply", "p.yaml", "-r", "r.yaml", "--changed-since", "main");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("this folder is in no git repository");
  }

  @Test
  void refusesStdin() {
    Session.Answer answer =
        Session.in(folder).run("apply", "policies", "-r", "-", "--changed-since", "trunk");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("git knows nothing about stdin");
  }
}
