package dev.ephor.cli.create;

import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.BoolNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A {@code PolicyException} for rules of ClusterPolicies and Policies. */
final class ExceptionForm implements Form {
  private static final String RULES = "POLICY,RULE[,RULE...]";
  private static final String RESOURCE = "kind=KIND[,name=NAME][,namespace=NS]";

  /** Singular words of the command line and the fields they fill. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "kind", "kinds",
          "name", "names",
          "namespace", "namespaces",
          "operation", "operations");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("exception");
    spec.usageMessage()
        .description("Write a PolicyException: resources that rules do not judge.")
        .footer(
            "%nExample:",
            "  ephor create exception debug-pods --namespace shop \\",
            "    --policy-rules disallow-latest-tag,no-latest --any kind=Pod,name=debug-*");
    Options.of(spec)
        .arguments("0..*", "NAME", "Name of the exception.")
        .text("NAME", "Namespace of the exception.", "--namespace")
        .repeated(RULES, "Rules that are excepted.", "--policy-rules")
        .repeated(RESOURCE, "Resources of which any may match.", "--any")
        .repeated(RESOURCE, "Resources that must all match.", "--all")
        .flag("Whether it counts for background scans: true or false.", "-b", "--background");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    String name = Form.name(Options.arguments(arguments), "exception", problems);
    ObjectNode.Builder metadata = ObjectNode.builder().put("name", name);
    Options.text(arguments, "--namespace").ifPresent(space -> metadata.put("namespace", space));
    List<Node> rules = new ArrayList<>();
    for (String given : Options.texts(arguments, "--policy-rules")) {
      List<String> words = Form.words(given);
      if (words.size() < 2 || words.contains("")) {
        problems.add(
            Form.bad(
                "--policy-rules",
                "`" + given + "` does not name a policy and its rules",
                "--policy-rules " + RULES));
        continue;
      }
      rules.add(
          ObjectNode.builder()
              .put("policyName", words.getFirst())
              .put("ruleNames", TestForm.list(words.subList(1, words.size())))
              .build());
    }
    if (rules.isEmpty() && problems.isEmpty()) {
      problems.add(Form.bad("create exception", "no rules are named", "--policy-rules " + RULES));
    }
    ObjectNode.Builder match = ObjectNode.builder();
    for (String block : List.of("any", "all")) {
      List<Node> filters = new ArrayList<>();
      for (String given : Options.texts(arguments, "--" + block)) {
        filters.add(ObjectNode.of("resources", resources("--" + block, given, problems)));
      }
      if (!filters.isEmpty()) {
        match.put(block, ArrayNode.of(filters));
      }
    }
    ObjectNode matched = match.build();
    if (matched.size() != 1) {
      String what =
          matched.size() == 0 ? "no resources are named" : "--any and --all exclude each other";
      problems.add(Form.bad("create exception", what, "--any " + RESOURCE));
    }
    boolean background =
        !arguments.hasMatchedOption("--background") || Options.isSet(arguments, "--background");
    ObjectNode spec =
        ObjectNode.builder()
            .put("background", BoolNode.of(background))
            .put("match", matched)
            .put("exceptions", ArrayNode.of(rules))
            .build();
    return YamlWriter.inOrder()
        .write(
            ObjectNode.builder()
                .put("apiVersion", "kyverno.io/v2")
                .put("kind", "PolicyException")
                .put("metadata", metadata.build())
                .put("spec", spec)
                .build());
  }

  private static ObjectNode resources(String option, String given, List<Diagnostic> problems) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String word : Form.words(given)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? "" : word.substring(equals + 1);
      String field = FIELDS.getOrDefault(name, name);
      if (value.isEmpty() || !FIELDS.containsValue(field)) {
        String message = "`" + word + "` chooses no resources";
        problems.add(Form.bad(option, message, option + " " + RESOURCE));
      } else {
        fields.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
      }
    }
    ObjectNode.Builder out = ObjectNode.builder();
    fields.forEach((field, values) -> out.put(field, TestForm.list(values)));
    return out.build();
  }
}
