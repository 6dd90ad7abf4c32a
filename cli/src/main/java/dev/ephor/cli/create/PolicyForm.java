package dev.ephor.cli.create;

import dev.ephor.cli.load.Words;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A first policy that works as it is. */
final class PolicyForm implements Form {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("policy");
    spec.usageMessage()
        .description(
            "Write a first policy that works.",
            "ClusterPolicy and ValidatingPolicy want the label `team` of every Pod, MutatingPolicy",
            "adds it, GeneratingPolicy gives every Namespace a quota, DeletingPolicy deletes Pods",
            "that have ended.")
        .footer("%nExample:", "  ephor create policy require-team -o policy.yaml");
    Options.of(spec)
        .arguments("0..*", "NAME", "Name of the policy.")
        .text("TYPE", "Kind of the policy, ClusterPolicy if not given.", "-t", "--type");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    String name = Form.name(Options.arguments(arguments), "policy", problems);
    return Options.text(arguments, "--type")
        .flatMap(given ->
            new Words(problems).read("--type", given, FirstPolicy.kinds(), PolicyForm::type))
        .orElse(FirstPolicy.CLUSTER_POLICY)
        .text(name);
  }

  private static Optional<FirstPolicy> type(String given) {
    return Arrays.stream(FirstPolicy.values())
        .filter(policy -> policy.kind().equalsIgnoreCase(given))
        .findFirst();
  }
}
