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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A values file for {@code --values-file} and for tests. */
final class ValuesForm implements Form {
  private static final String FOR_RULE = "POLICY,RULE,NAME=VALUE[,NAME=VALUE...]";
  private static final String FOR_RESOURCE = "POLICY,RESOURCE,NAME=VALUE[,NAME=VALUE...]";
  private static final String FOR_NAMESPACE = "NAMESPACE,LABEL=VALUE[,LABEL=VALUE...]";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("values");
    spec.usageMessage()
        .description("Write values for the variables of policies.")
        .footer(
            "%nExample:",
            "  ephor create values -g request.operation=UPDATE -n prod,tier=gold -o values.yaml");
    Options.of(spec)
        .texts("NAME=VALUE", "A value for all policies.", "-g", "--global")
        .repeated(FOR_RULE, "Values for a rule.", "--rule")
        .repeated(FOR_RESOURCE, "Values for a resource.", "--resource")
        .repeated(FOR_NAMESPACE, "Labels of a namespace.", "-n", "--ns-selector");
    return spec;
  }

  /** What is said about one policy. */
  private record ForPolicy(List<Node> rules, List<Node> resources) {}

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    ObjectNode.Builder out =
        ObjectNode.builder().put("apiVersion", "cli.kyverno.io/v1alpha1").put("kind", "Values");
    out.put("metadata", ObjectNode.of("name", StringNode.of("values")));
    List<String> global = Options.texts(arguments, "--global");
    if (!global.isEmpty()) {
      out.put("globalValues", Form.pairs("--global", global, "name=value", problems));
    }
    Map<String, ForPolicy> policies = new LinkedHashMap<>();
    for (String given : Options.texts(arguments, "--rule")) {
      policy(given, policies, problems)
          .rules()
          .add(named("--rule", given, FOR_RULE, "values", problems));
    }
    for (String given : Options.texts(arguments, "--resource")) {
      policy(given, policies, problems)
          .resources()
          .add(named("--resource", given, FOR_RESOURCE, "values", problems));
    }
    if (!policies.isEmpty()) {
      List<Node> nodes = new ArrayList<>();
      policies.forEach((name, policy) -> nodes.add(node(name, policy)));
      out.put("policies", ArrayNode.of(nodes));
    }
    List<Node> namespaces = new ArrayList<>();
    for (String given : Options.texts(arguments, "--ns-selector")) {
      namespaces.add(named("--ns-selector", "," + given, FOR_NAMESPACE, "labels", problems));
    }
    if (!namespaces.isEmpty()) {
      out.put("namespaceSelector", ArrayNode.of(namespaces));
    }
    if (global.isEmpty() && policies.isEmpty() && namespaces.isEmpty()) {
      problems.add(Form.bad("create values", "no values are given", "-g request.mode=dev"));
    }
    return YamlWriter.inOrder().write(out.build());
  }

  private static ForPolicy policy(
      String given, Map<String, ForPolicy> policies, List<Diagnostic> problems) {
    String name = Form.words(given).getFirst();
    if (name.isEmpty()) {
      problems.add(Form.bad("create values", "`" + given + "` names no policy", FOR_RULE));
    }
    return policies.computeIfAbsent(name, _ -> new ForPolicy(new ArrayList<>(), new ArrayList<>()));
  }

  private static ObjectNode node(String name, ForPolicy policy) {
    ObjectNode.Builder out = ObjectNode.builder().put("name", name);
    if (!policy.rules().isEmpty()) {
      out.put("rules", ArrayNode.of(policy.rules()));
    }
    if (!policy.resources().isEmpty()) {
      out.put("resources", ArrayNode.of(policy.resources()));
    }
    return out.build();
  }

  /** The second word is the name, those after it are pairs. */
  private static ObjectNode named(
      String option, String given, String form, String field, List<Diagnostic> problems) {
    List<String> words = Form.words(given);
    if (words.size() < 3 || words.get(1).isEmpty()) {
      String shown = given.startsWith(",") ? given.substring(1) : given;
      problems.add(Form.bad(option, "`" + shown + "` lacks a part", option + " " + form));
      return ObjectNode.EMPTY;
    }
    return ObjectNode.builder()
        .put("name", words.get(1))
        .put(field, Form.pairs(option, words.subList(2, words.size()), form, problems))
        .build();
  }
}
