package dev.ephor.cli.create;

import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.JsonWriter;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.YamlWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The ConfigMap that says which namespaces metrics are kept of. */
final class MetricsForm implements Form {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("metrics-config");
    spec.usageMessage()
        .description("Write the ConfigMap that says which namespaces metrics are kept of.")
        .footer("%nExample:", "  ephor create metrics-config -i shop,search -e kube-system");
    Options.of(spec)
        .text("NAME", "Name of the ConfigMap, kyverno-metrics if not given.", "-n", "--name")
        .text("NAME", "Its namespace, kyverno if not given.", "--namespace")
        .texts("NAME", "Namespaces to keep metrics of.", "-i", "--include")
        .texts("NAME", "Namespaces to keep no metrics of.", "-e", "--exclude");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    ObjectNode namespaces =
        ObjectNode.builder()
            .put("include", TestForm.list(Options.texts(arguments, "--include")))
            .put("exclude", TestForm.list(Options.texts(arguments, "--exclude")))
            .build();
    String name = Options.text(arguments, "--name").orElse("kyverno-metrics");
    String namespace = Options.text(arguments, "--namespace").orElse("kyverno");
    return YamlWriter.inOrder()
        .write(
            ObjectNode.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put(
                    "metadata",
                    ObjectNode.builder().put("name", name).put("namespace", namespace).build())
                .put(
                    "data",
                    ObjectNode.of(
                        "namespaces", StringNode.of(JsonWriter.compact().write(namespaces))))
                .build());
  }
}
