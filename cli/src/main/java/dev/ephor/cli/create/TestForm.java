package dev.ephor.cli.create;

import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A {@code kyverno-test.yaml} for {@code ephor test}. */
final class TestForm implements Form {
  private static final String EXPECTED = "POLICY,RULE,RESOURCE[,NAMESPACE[,KIND]]";
  private static final List<String> RESULTS = List.of("pass", "fail", "skip");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("test");
    spec.usageMessage()
        .description(
            "Write a test of policies.",
            "Leave RULE empty for policies without rules: --pass limit-replicas,,search")
        .footer(
            "%nExample:",
            "  ephor create test -n tags -p policy.yaml -r pods.yaml \\",
            "    --pass tags,no-latest,web --fail tags,no-latest,debug -o kyverno-test.yaml");
    Options.of(spec)
        .text("NAME", "Name of the test, test-name if not given.", "-n", "--name")
        .texts("FILE", "Files or folders with policies.", "-p", "--policy")
        .texts("FILE", "Files or folders with resources.", "-r", "--resource")
        .text("FILE", "A file with values.", "-f", "--values")
        .repeated(EXPECTED, "A resource that passes; may be given several times.", "--pass")
        .repeated(EXPECTED, "A resource that fails.", "--fail")
        .repeated(EXPECTED, "A resource the rule is not for.", "--skip");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    List<String> policies = Options.texts(arguments, "--policy");
    List<String> resources = Options.texts(arguments, "--resource");
    List<Node> results = new ArrayList<>();
    for (String result : RESULTS) {
      for (String given : Options.texts(arguments, "--" + result)) {
        results.add(expected(result, given, problems));
      }
    }
    require(policies, "-p", "a test needs policies", "-p policy.yaml", problems);
    require(resources, "-r", "a test needs resources", "-r resources.yaml", problems);
    // A test that expects nothing would always pass.
    require(results, "--pass", "a test needs results", "--pass policy,rule,resource", problems);
    ObjectNode.Builder out =
        ObjectNode.builder()
            .put("apiVersion", "cli.kyverno.io/v1alpha1")
            .put("kind", "Test")
            .put(
                "metadata",
                ObjectNode.of(
                    "name", StringNode.of(Options.text(arguments, "--name").orElse("test-name"))))
            .put("policies", list(policies))
            .put("resources", list(resources));
    Options.text(arguments, "--values").ifPresent(file -> out.put("variables", file));
    return YamlWriter.inOrder().write(out.put("results", ArrayNode.of(results)).build());
  }

  private static void require(
      List<?> given, String option, String message, String help, List<Diagnostic> problems) {
    if (given.isEmpty()) {
      problems.add(Form.bad(option, message, help));
    }
  }

  static ArrayNode list(List<String> texts) {
    return ArrayNode.of(texts.stream().map(StringNode::of).toList());
  }

  private static ObjectNode expected(String result, String given, List<Diagnostic> problems) {
    List<String> words = Form.words(given);
    if (words.size() < 3 || words.size() > 5 || words.get(0).isEmpty() || words.get(2).isEmpty()) {
      problems.add(
          Form.bad(
              "--" + result,
              "`" + given + "` does not name a policy, a rule and a resource",
              "--" + result + " " + EXPECTED));
      return ObjectNode.EMPTY;
    }
    ObjectNode.Builder out = ObjectNode.builder().put("policy", words.get(0));
    if (!words.get(1).isEmpty()) {
      out.put("rule", words.get(1));
    }
    String namespace = words.size() > 3 ? words.get(3) : "";
    if (words.size() > 4 && !words.get(4).isEmpty()) {
      out.put("kind", words.get(4));
    }
    String resource = namespace.isEmpty() ? words.get(2) : namespace + "/" + words.get(2);
    return out.put("resources", list(List.of(resource))).put("result", result).build();
  }
}
