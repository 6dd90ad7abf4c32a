package dev.ephor.cli.create;

import dev.ephor.cli.load.Words;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A first policy that works as it is: every Pod needs the label {@code team}. */
final class PolicyForm implements Form {
  private static final String NAME = "POLICY-NAME";
  private static final List<String> TYPES = List.of("ClusterPolicy", "ValidatingPolicy");

  private static final String RULES =
      """
      # Every Pod needs the label `team`. Rules for Pods also apply to what makes Pods.
      apiVersion: kyverno.io/v1
      kind: ClusterPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Require the label team
          policies.kyverno.io/severity: medium
      spec:
        rules:
          - name: check-team
            match:
              any:
                - resources:
                    kinds: [Pod]
            validate:
              # Audit reports violations, Enforce refuses them.
              failureAction: Audit
              message: the label `team` is required
              # `?*` is any text but the empty one.
              pattern:
                metadata:
                  labels:
                    team: "?*"
      """;

  private static final String CEL =
      """
      # Every Pod needs the label `team`. The policy also applies to what makes Pods.
      apiVersion: policies.kyverno.io/v1
      kind: ValidatingPolicy
      metadata:
        name: POLICY-NAME
        annotations:
          policies.kyverno.io/title: Require the label team
          policies.kyverno.io/severity: medium
      spec:
        # Audit reports violations, Deny refuses them.
        validationActions: [Audit]
        matchConstraints:
          resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: [CREATE, UPDATE]
              resources: [pods]
        validations:
          - expression: object.?metadata.?labels[?'team'].orValue('') != ''
            message: the label `team` is required
      """;

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("policy");
    spec.usageMessage()
        .description("Write a first policy that works: every Pod needs the label `team`.")
        .footer("%nExample:", "  ephor create policy require-team -o policy.yaml");
    Options.of(spec)
        .arguments("0..*", "NAME", "Name of the policy.")
        .text("TYPE", "ClusterPolicy (patterns) or ValidatingPolicy (CEL).", "-t", "--type");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    String name = Form.name(Options.arguments(arguments), "policy", problems);
    String type =
        Options.text(arguments, "--type")
            .flatMap(given -> new Words(problems).read("--type", given, TYPES, PolicyForm::type))
            .orElse(TYPES.getFirst());
    return (type.equals("ValidatingPolicy") ? CEL : RULES).replace(NAME, name);
  }

  private static Optional<String> type(String given) {
    return TYPES.stream().filter(type -> type.equalsIgnoreCase(given)).findFirst();
  }
}
