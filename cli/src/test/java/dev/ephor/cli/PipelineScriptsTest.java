package dev.ephor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ephor.document.ArrayNode;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell parts of the pipeline templates, run by a real bash on a sample repository. */
final class PipelineScriptsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String BAD = "{apiVersion: v1, kind: Pod, metadata: {name: bad}}\n";

  @TempDir Path folder;

  private final Map<String, String> variables = new LinkedHashMap<>();

  private record Answer(int code, String out) {}

  @BeforeEach
  void makeASampleRepository() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here: not run");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' dev.ephor.cli.CliProcess \"$@\"\n"
            .formatted(java, System.getProperty("java.class.path"));
    Path program = folder.resolve("bin/ephor");
    write("bin/ephor", command);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    variables.put("EPHOR_PROGRAM", program.toString());
    String policy = Session.in(folder).run("create", "policy", "require-team").out();
    write("repo/policies/p.yaml", policy);
    write("repo/my manifests/bad.yaml", BAD);
    write(
        "repo/tests/kyverno-test.yaml",
        """
        apiVersion: cli.kyverno.io/v1alpha1
        kind: Test
        metadata: {name: t}
        policies: [../policies/p.yaml]
        resources: ["../my manifests/bad.yaml"]
        results: [{policy: require-team, rule: check-team, resources: [bad], result: fail}]
        """);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Answer bash(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", script, "bash"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.resolve("repo").toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), out);
  }

  private static Node yaml(String file) throws IOException {
    byte[] content = Files.readAllBytes(ROOT.resolve(file));
    return new DocumentReader().readAll(file, content).documents().getFirst().root();
  }

  private static ObjectNode object(Node node) {
    return (ObjectNode) node;
  }

  private static List<Node> list(Node node) {
    return ((ArrayNode) node).asList();
  }

  private static String text(Node node) {
    return ((StringNode) node).value();
  }

  /** Runs the step of the action as the runner does: inputs become variables by its own table. */
  private Answer action(Map<String, String> inputs) throws IOException, InterruptedException {
    ObjectNode action = object(yaml("ci/action.yml"));
    ObjectNode step = object(list(action.object("runs").get("steps")).getFirst());
    for (String name : step.object("env").keys()) {
      String input =
          step.object("env").text(name, "").replace("${{ inputs.", "").replace(" }}", "");
      assertThat(action.object("inputs").has(input)).as("input " + input).isTrue();
      String absent = action.object("inputs").object(input).text("default", "");
      variables.put(name, inputs.getOrDefault(input, absent));
    }
    variables.put("GITHUB_ACTION_PATH", ROOT.resolve("ci").toString());
    variables.put("GITHUB_ACTIONS", "true");
    variables.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    assertThat(step.text("run", "")).doesNotContain("${{");
    return bash(step.text("run", ""));
  }

  @Test
  void actionAnnotatesFilesAndWritesASummary() throws Exception {
    Answer answer = action(Map.of("policies", "policies", "resources", "my manifests\n"));
    assertThat(answer.code()).as(answer.out()).isEqualTo(1);
    assertThat(answer.out()).contains("::error file=my manifests/bad.yaml,line=1,");
    assertThat(folder.resolve("summary.md")).content().contains("## Policy results", "| fail |");
  }

  @Test
  void actionRunsTestsAlone() throws Exception {
    Answer answer = action(Map.of("tests", "tests"));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out()).contains("1 tests passed and 0 tests failed");
  }

  @Test
  void actionAcceptsKnownFindings() throws Exception {
    Session.in(folder.resolve("repo"))
        .run("apply", "policies", "-r", "my manifests", "--write-baseline", "known.yaml");
    Map<String, String> inputs =
        Map.of("policies", "policies", "resources", "my manifests", "baseline", "known.yaml");
    Answer answer = action(inputs);
    assertThat(answer.code()).as(answer.out()).isZero();
  }

  @Test
  void actionRefusesToDoNothing() throws Exception {
    Answer answer = action(Map.of());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("nothing to do");
  }

  @Test
  void actionRunsNoTextOfItsInputs() throws Exception {
    Answer answer = action(Map.of("policies", "$(touch owned)", "resources", "`touch owned`"));
    assertThat(answer.code()).isEqualTo(2);
    assertThat(folder.resolve("repo/owned")).doesNotExist();
  }

  @Test
  void gitlabJobWritesACodeQualityReport() throws Exception {
    ObjectNode job = object(yaml("ci/gitlab.yml")).object("ephor");
    job.object("variables")
        .keys()
        .forEach(k -> variables.put(k, job.object("variables").text(k, "")));
    // The repository of the job's program: this checkout's scripts, committed under the branch.
    write("source/ci/run.sh", Files.readString(ROOT.resolve("ci/run.sh")));
    Answer made =
        bash(
            "chmod +x ../source/ci/run.sh && git -C ../source init -q -b main && git -C ../source add ."
                + " && git -C ../source -c user.name=a -c user.email=a@example.com commit -qm all");
    Assumptions.assumeTrue(made.code() == 0, "no git here: not run");
    variables.put("EPHOR_SOURCE", "file://" + folder.resolve("source"));
    variables.put("EPHOR_POLICIES", "policies");
    variables.put("EPHOR_RESOURCES", "my manifests");
    String script =
        String.join("\n", list(job.get("script")).stream().map(PipelineScriptsTest::text).toList());
    Answer answer = bash("set -e\n" + script);
    assertThat(answer.code()).as(answer.out()).isEqualTo(1);
    String report = job.object("artifacts").object("reports").text("codequality", "");
    assertThat(folder.resolve("repo").resolve(report))
        .content()
        .contains(
            "\"check_name\": \"require-team/check-team\"", "\"path\": \"my manifests/bad.yaml\"");
  }

  /** Runs a hook as pre-commit does: entry, then args, then file names. */
  private Answer hook(String id, String... arguments) throws IOException, InterruptedException {
    for (Node hook : list(yaml(".pre-commit-hooks.yaml"))) {
      if (object(hook).text("id", "").equals(id)) {
        return bash(ROOT + "/" + object(hook).text("entry", "") + " \"$@\"", arguments);
      }
    }
    throw new AssertionError("no hook " + id);
  }

  @Test
  void hookAppliesPoliciesToCommittedFiles() throws Exception {
    Answer answer = hook("ephor-apply", "--policies=policies", "my manifests/bad.yaml");
    assertThat(answer.code()).as(answer.out()).isEqualTo(1);
    assertThat(answer.out()).contains("my manifests/bad.yaml:1:");
  }

  @Test
  void hookSaysThatPoliciesAreMissing() throws Exception {
    Answer answer = hook("ephor-apply", "my manifests/bad.yaml");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("help: args: [--policies=policies]");
  }

  @Test
  void hookLintsCommittedFiles() throws Exception {
    assertThat(hook("ephor-lint", "policies/p.yaml").code()).isZero();
    write("repo/policies/p.yaml", "{apiVersion: kyverno.io/v1, kind: ClusterPolicy, sepc: {}}\n");
    Answer answer = hook("ephor-lint", "policies/p.yaml");
    assertThat(answer.code()).as(answer.out()).isEqualTo(1);
    assertThat(answer.out()).contains("policies/p.yaml:1:", "did you mean `spec`?");
  }

  @Test
  void actionAnnotatesWhatLintFinds() throws Exception {
    write("repo/policies/p.yaml", "{apiVersion: kyverno.io/v1, kind: ClusterPolicy, sepc: {}}\n");
    Answer answer = action(Map.of("lint", "policies"));
    assertThat(answer.code()).as(answer.out()).isEqualTo(1);
    assertThat(answer.out()).contains("::error file=policies/p.yaml,line=1,");
  }

  @Test
  void hookRunsTests() throws Exception {
    Answer answer = hook("ephor-test", "tests");
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(hook("ephor-test", "policies").code()).isEqualTo(2);
  }
}
